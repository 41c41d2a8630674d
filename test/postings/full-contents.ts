// One carefully filled content per kind: what an author who leaves nothing out would write.
import type { CapabilityInput, CapabilityKind } from '#shared/capabilities/schema.ts';
import type { NeedInput, NeedKind } from '#shared/needs/schema.ts';

const common = {
  fields: ['electronic_information'],
  industry: '3983',
  chain: { chain: 'sensors_iot', link: 'midstream' },
  region: '410100',
  validUntil: '2027-06-30',
  disclosure: 'L1',
  contact: { name: '李工', phone: '0371-60000000', email: 'li@example.com', wechat: '' },
} satisfies Partial<NeedInput>;

type FullNeeds = { [Kind in NeedKind]: Extract<NeedInput, { kind: Kind }> };
type FullCapabilities = { [Kind in CapabilityKind]: Extract<CapabilityInput, { kind: Kind }> };

export const FULL_NEEDS: FullNeeds = {
  technology: {
    kind: 'technology',
    ...common,
    title: '石化装置用耐高温压力传感器封装工艺',
    summary:
      '现有压力传感器在 180 ℃ 以上零点漂移大，半年内需要停机校准两次。寻求耐高温封装与补偿方案，希望与有中试条件的团队联合开发。',
    keywords: ['零点漂移', '玻璃烧结', 'SOI 硅片'],
    details: {
      mainProblem:
        '现有产品采用充油隔离膜片结构，介质温度超过 180 ℃ 时硅油膨胀导致零点漂移超过 1 %FS，现场半年需停机校准两次，客户投诉多。',
      keyTechnology: '无引线键合封装、玻璃烧结工艺窗口以及宽温区的零点和灵敏度补偿算法，需要可重复的批次一致性。',
      indicators: [
        { name: '工作温度', relation: 'range', value: '-40~260', unit: '℃' },
        { name: '零点漂移', relation: '<=', value: '0.2', unit: '%FS/年' },
      ],
      expectedGoal: '十二个月内完成样机与小批量试制，260 ℃ 下连续工作 1000 小时零点漂移不超过 0.2 %FS。',
      budgetWan: { min: 80, max: 150 },
      cooperationModes: ['joint_development', 'commissioned_development'],
      wantedBy: '2027-03-31',
      minimumTrl: 4,
      existingConditions: '有百级洁净间、压力标定台和老化试验箱，五名封装工程师可参与。',
      preferredPartners: '有微机电封装中试线的高校或研究所。',
    },
  },
  financing: {
    kind: 'financing',
    ...common,
    title: '北斗高精度农机导航终端 A 轮融资',
    summary:
      '公司研制的农机导航终端已在三省销售两千台套，现融资扩大产线并建设服务网点，面向熟悉农机渠道的投资机构，可安排现场考察。',
    keywords: ['农机自动驾驶', '厘米级定位', '渠道建设'],
    details: {
      projectName: '农机导航终端',
      stage: 'a',
      amountWan: 2000,
      equityPercent: 10,
      valuationWan: 20_000,
      revenueStatus: 'profitable',
      highlights:
        '二零二五年销售 2100 台套，收入 3800 万元，毛利率 42 %，在三省建成四十五家服务网点，客户复购率超过六成。',
      moat: '自研双频射频前端与惯导融合算法，已获 12 项发明专利，整机成本低于同类三成。',
      useOfFunds: '800 万元扩建产线，700 万元建设服务网点，500 万元用于下一代产品研发。',
      founders: '创始人曾任农机研究所总工程师，团队四十人，其中研发人员二十二人。',
    },
  },
  talent: {
    kind: 'talent',
    ...common,
    title: '招聘超硬材料合成工艺首席工程师',
    summary:
      '企业建设第三条六面顶压机生产线，需要一位懂触媒配方和合成曲线的首席工程师，负责新牌号开发与批次稳定性，可柔性引进。',
    keywords: ['六面顶压机', '触媒', '立方氮化硼'],
    details: {
      position: '首席工程师',
      headcount: 1,
      tasks: '主持立方氮化硼新牌号开发，建立合成曲线数据库，两年内把优晶率从 61 % 提高到 75 %，并带出三人的工艺小组。',
      expertise: '八年以上高温高压合成经验，熟悉触媒自制和腔体设计，有量产爬坡经历者优先。',
      degree: 'master',
      engagement: 'flexible',
      yearlyPayWan: { min: 40, max: 60 },
      wantedBy: '2027-03-31',
    },
  },
  facility: {
    kind: 'facility',
    ...common,
    title: '智能感烟探测器高低温与电磁兼容检测',
    summary:
      '新一代感烟探测器准备申请强制认证，需要具备资质的实验室完成环境适应性与电磁兼容试验，并协助整改，样品三十台已备好。',
    keywords: ['电磁兼容', '强制认证', '环境试验'],
    details: {
      service:
        '按消防产品标准完成高温、低温、恒定湿热、振动试验以及辐射和传导抗扰度试验，并对不合格项给出整改建议与复测。',
      sample: '独立式与联网式探测器各十五台，外形一百毫米见方。',
      standards: 'GB 4715、GB/T 17626',
      indicators: [
        { name: '辐射抗扰度', relation: '>=', value: '10', unit: 'V/m' },
        { name: '高温试验温度', relation: '>=', value: '55', unit: '℃' },
      ],
      budgetWan: { min: 5, max: 12 },
      wantedBy: '2027-02-28',
    },
  },
  space: {
    kind: 'space',
    ...common,
    title: '寻找传感器封装用洁净厂房',
    summary: '公司封装线扩产，需要在高新区内租用带洁净间和双回路供电的标准厂房，优先靠近现有园区，便于人员和物料共用。',
    keywords: ['双回路供电', '万级洁净', '标准层'],
    details: {
      usage: '微机电传感器封装与标定，设备总重约四十吨，两班运行，员工约六十人，无废水废气排放，有少量氮气使用。',
      areaMinSquareMetres: 1200,
      areaMaxSquareMetres: 2000,
      requirements: '承重不低于 800 公斤每平方米，层高 4.5 米以上，供电 400 千伏安双回路，可改造千平方米万级洁净间。',
      yearlyRentWan: { min: 30, max: 60 },
      wantedBy: '2027-05-01',
    },
  },
};

export const FULL_CAPABILITIES: FullCapabilities = {
  result: {
    kind: 'result',
    ...common,
    title: '无引线键合高温压力敏感芯片',
    summary:
      '采用绝缘衬底硅片与玻璃烧结的压力敏感芯片，可在 300 ℃ 长期工作，已完成小批量试制，寻求与传感器企业合作转化，提供工艺包。',
    keywords: ['绝缘衬底硅', '玻璃烧结', '高温补偿'],
    details: {
      completedBy: '微机电系统课题组',
      solution:
        '以绝缘衬底硅片制作敏感电阻，玻璃浆料烧结实现无引线互连，配合分段补偿算法，消除充油结构在高温下的零点漂移。',
      trl: 6,
      ipStatus: 'granted',
      patentNumbers: ['ZL202310000001.1'],
      level: 'national_leading',
      scenarios: '石化装置过程压力、航空发动机进气压力、注塑机熔体压力等高温测量场合。',
      indicators: [
        { name: '工作温度', relation: 'range', value: '-40~300', unit: '℃' },
        { name: '零点漂移', relation: '<=', value: '0.15', unit: '%FS/年' },
      ],
      transferModes: ['technology_licence', 'joint_development'],
      priceWan: { min: 100, max: 300 },
      evidence: '省级检测院检测报告，两家用户的试用报告。',
      missingToNextTrl: '尚缺六英寸线的批次一致性数据与可靠性考核。',
    },
  },
  expertise: {
    kind: 'expertise',
    ...common,
    title: '高温高压合成工艺专家团队',
    summary:
      '团队长期从事超硬材料合成机理与装备研究，可为企业提供触媒配方、合成曲线优化与产线诊断服务，愿意以项目或顾问方式合作。',
    keywords: ['触媒配方', '立方氮化硼', '产线诊断'],
    details: {
      lead: '王教授',
      team: '教授三人、副教授五人、博士生十二人，另有专职工程师两人。',
      directions: '立方氮化硼与金刚石的高温高压合成机理、触媒设计、大腔体压机的温度场与压力场模拟。',
      achievements:
        '承担国家项目 6 项，为 14 家企业完成工艺改进，其中一家优晶率提高 12 个百分点，获省科技进步奖一等奖，发表论文八十余篇。',
      services: '工艺诊断、委托开发、人员培训、联合申报项目，可派驻工程师到厂。',
      cooperationModes: ['technology_consulting', 'commissioned_development'],
    },
  },
  facility: {
    kind: 'facility',
    ...common,
    title: '微机电封装中试平台',
    summary:
      '平台拥有从晶圆减薄到气密封装的完整中试线，面向传感器企业提供打样、小批量试制与失效分析，可按机时或项目计费，支持夜间预约。',
    keywords: ['晶圆键合', '气密封装', '失效分析'],
    details: {
      equipment: '晶圆键合机、玻璃烧结炉、平行缝焊机、激光打标机、氦质谱检漏仪，千级洁净间六百平方米。',
      services: '封装打样、小批量试制、气密性与老化试验、失效分析，可出具检测报告。',
      standards: 'GJB 548B、GB/T 2423',
      indicators: [
        { name: '晶圆尺寸', relation: '<=', value: '6', unit: '英寸' },
        { name: '漏率', relation: '<=', value: '5e-9', unit: 'Pa·m³/s' },
      ],
      priceWan: { min: 1, max: 20 },
      booking: '提前五个工作日在线预约，可远程委托寄样。',
    },
  },
  finance: {
    kind: 'finance',
    ...common,
    title: '高新区科创天使基金',
    summary:
      '基金由高新区引导设立，投向传感器、北斗与新材料等方向的早期项目，单笔三百万至一千万元，可跟投，决策周期约一个月。',
    keywords: ['早期投资', '跟投', '投后服务'],
    details: {
      institutionType: 'government_fund',
      stages: ['seed', 'angel', 'pre_a'],
      ticketMinWan: 300,
      ticketMaxWan: 1000,
      regions: ['410100'],
      conditions: '企业注册在高新区或承诺迁入，团队全职，持股不超过 20 %，需有自主知识产权。',
    },
  },
  space: {
    kind: 'space',
    ...common,
    title: '传感谷标准厂房与洁净间',
    summary:
      '园区现有两层标准厂房可租，配双回路供电与集中供氮，可改造洁净间，适合传感器封装与标定企业，配套人才公寓和检测平台。',
    keywords: ['双回路供电', '集中供氮', '人才公寓'],
    details: {
      areaSquareMetres: 3600,
      location: '高新区传感谷 6 号楼',
      conditions: '层高 5.1 米，承重 1000 公斤每平方米，供电 800 千伏安，可分层租赁，有货梯三部与装卸平台。',
      suitableFor: '传感器封装标定、精密电子装配、检测实验室。',
      monthlyRentYuanPerSquareMetre: 28,
      availableFrom: '2027-01-01',
    },
  },
};
