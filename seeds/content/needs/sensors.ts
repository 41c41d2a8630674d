import { atLeast, atMost, between, contactOf, type SeedNeed, wan } from '#seeds/content/shapes.ts';

export const sensorNeeds: SeedNeed[] = [
  {
    key: 'need-mems-methane',
    by: 'xiuwei',
    status: 'published',
    content: {
      kind: 'technology',
      title: '家用燃气报警器用低功耗 MEMS 甲烷传感器',
      summary:
        '现有催化燃烧甲烷元件功耗 180 mW，无法用电池供电。求一种 MEMS 甲烷敏感芯片，平均功耗降到 1 mW 以下，五年内不误报、不漏报，单颗成本控制在 8 元内。',
      keywords: ['MEMS', '甲烷传感器', '微热板', '低功耗', '燃气报警'],
      fields: ['electronic_information'],
      industry: '3983',
      chain: { chain: 'sensors_iot', link: 'upstream' },
      region: '410172',
      disclosure: 'L1',
      contact: contactOf('梁博', '55501011', 'xiuwei'),
      details: {
        mainProblem:
          '催化燃烧元件依赖铂丝线圈加热，只能接市电；试过脉冲供电，零点在 30 天内漂移超过 5% LEL。外购的进口 MEMS 芯片交期 20 周，且酒精、硅氧烷交叉干扰在南方用户家里引起大量误报。',
        keyTechnology:
          '悬空微热板的低热容设计与长期可靠性；对甲烷选择性的敏感膜（贵金属掺杂氧化锡或氧化铟）；抗有机硅中毒的过滤层；脉冲加热下的信号处理。',
        indicators: [
          between('检测范围', '0~20', '%LEL'),
          atMost('平均功耗', '1', 'mW'),
          atMost('响应时间 T90', '20', 's'),
          atMost('年零点漂移', '2', '%LEL'),
          between('工作温度', '-10~55', '℃'),
          atLeast('使用寿命', '5', '年'),
        ],
        expectedGoal:
          '一年内完成芯片定型并在我司封测线上小批量 10 万颗，通过 GB 15322.2 全项试验，形成自主知识产权两项以上。',
        budgetWan: wan(150, 260),
        cooperationModes: ['joint_development', 'technology_licence'],
        wantedBy: '2027-09-30',
        minimumTrl: 5,
        existingConditions:
          '有 6 英寸 MEMS 封测线、气敏元件老化台 3000 工位、防爆气体配气系统，可以承担封装、标定和整机验证。',
        preferredPartners: '有微热板流片经验的高校传感技术实验室或研究院。',
      },
    },
  },
  {
    key: 'need-silicone-poisoning',
    by: 'xiuwei',
    status: 'published',
    content: {
      kind: 'technology',
      title: '催化燃烧气体元件抗硅中毒涂层',
      summary:
        '厨房和涂装车间里的有机硅蒸气会让催化元件三个月内灵敏度跌到一半。求可涂覆在载体表面的吸附过滤层或抗毒催化剂，不明显牺牲响应时间。',
      keywords: ['催化燃烧', '硅中毒', '钯催化剂', '分子筛'],
      fields: ['electronic_information', 'new_materials'],
      industry: '3983',
      chain: { chain: 'sensors_iot', link: 'upstream' },
      region: '410172',
      disclosure: 'L0',
      contact: contactOf('梁博', '55501011', 'xiuwei'),
      details: {
        mainProblem:
          '六甲基二硅氧烷在 10 ppm 下暴露 40 分钟，元件对 50% LEL 甲烷的输出下降 48%，售后返修中 37% 与硅中毒有关。',
        keyTechnology:
          '钯、铑双金属催化剂的分散与稳定；微孔分子筛过滤层的厚度控制，既挡住硅氧烷又不挡甲烷；浆料适合现有点珠工艺。',
        indicators: [
          atMost('HMDS 10 ppm 暴露 40 min 后灵敏度下降', '10', '%'),
          atMost('响应时间 T90', '15', 's'),
          atLeast('连续工作寿命', '3', '年'),
        ],
        expectedGoal: '提供浆料配方与涂覆工艺窗口，在现有点珠线上完成 5000 支验证，抗毒性能达到指标。',
        budgetWan: wan(40, 70),
        cooperationModes: ['commissioned_development', 'technology_transfer'],
        minimumTrl: 4,
        existingConditions: '具备点珠、烧结、老化产线和硅毒化试验箱。',
      },
    },
  },
  {
    key: 'need-self-calibration',
    by: 'xiuwei',
    status: 'published',
    content: {
      kind: 'technology',
      title: '大批量气体传感器标定的少点建模与温湿度补偿算法',
      summary:
        '目前每只电化学模组要在 3 个温度、4 个浓度下逐点标定，占制造工时一半以上。希望用少量标定点加批次模型代替，标定时间缩短七成而精度不降。',
      keywords: ['传感器标定', '温湿度补偿', '迁移学习', '电化学传感器'],
      fields: ['electronic_information'],
      industry: '3983',
      chain: { chain: 'sensors_iot', link: 'midstream' },
      region: '410172',
      contact: contactOf('梁博', '55501012', 'xiuwei'),
      details: {
        mainProblem:
          '一个 2000 只批次的温箱标定需要 26 小时，温箱成了瓶颈；环境湿度从 30% 变到 90% RH 时 CO 模组示值偏差最大 14%。',
        keyTechnology: '批次内个体差异的统计建模、主动选点、增量学习的温湿度补偿；算法要能在 Cortex-M0 单片机上运行。',
        indicators: [
          atMost('全温区示值误差', '5', '%FS'),
          atMost('每只标定点数', '4', '点'),
          atMost('算法占用 Flash', '16', 'kB'),
          atMost('标定总时间', '8', 'h'),
        ],
        expectedGoal: '交付产线标定软件和嵌入式补偿库，CO、H2S、NH3 三种模组导入量产。',
        budgetWan: wan(50, 90),
        cooperationModes: ['commissioned_development', 'technology_service'],
        wantedBy: '2027-06-30',
        existingConditions: '可提供近三年约 180 万只模组的标定原始数据。',
      },
    },
  },
  {
    key: 'need-odor-array-draft',
    by: 'xiuwei',
    status: 'draft',
    content: {
      kind: 'technology',
      title: '冰箱异味识别用气敏阵列',
      summary: '想做一个 4～8 单元的气敏阵列判断食材变质，先写下想法，指标还没有定。',
      keywords: ['电子鼻', '气敏阵列'],
      fields: ['electronic_information'],
      region: '410172',
      contact: contactOf('程思远', '55501010', 'xiuwei'),
      details: { mainProblem: '低温 4 ℃、高湿环境下三甲胺和硫化物浓度只有几十 ppb，现有元件基线起伏比信号还大。' },
    },
  },
  {
    key: 'need-hydrogen-sensor-draft',
    by: 'xiuwei',
    status: 'draft',
    content: {
      kind: 'technology',
      title: '氢能车用氢气泄漏传感器',
      keywords: ['氢气传感器'],
      fields: ['electronic_information', 'new_energy_saving'],
      region: '410172',
      details: { mainProblem: '客户要求 1 秒内响应、通过车规 AEC-Q100，我们的热导方案在湿度变化时误差偏大。' },
    },
  },
  {
    key: 'need-ultrasonic-transducer',
    by: 'jiqing',
    status: 'published',
    content: {
      kind: 'technology',
      title: '超声水表换能器小流量测量稳定性提升',
      summary:
        'DN20 超声水表在始动流量附近时差只有百皮秒级，温度变化和水垢使零点漂移。求换能器材料、声道结构和时差算法的整体改进，做到一级表、量程比 400。',
      keywords: ['超声水表', '压电换能器', '时差法', '小流量'],
      fields: ['electronic_information', 'advanced_manufacturing'],
      industry: '4016',
      chain: { chain: 'sensors_iot', link: 'midstream' },
      region: '410172',
      contact: contactOf('贺工', '55501021', 'jiqing'),
      details: {
        mainProblem:
          '配对换能器的谐振频率差在水温 0.1～50 ℃ 内由 2 kHz 变到 9 kHz，引起零点漂移约 0.4 ns；运行两年后壁面结垢使小流量偏负 6%。',
        keyTechnology: '低温漂压电陶瓷及匹配层、换能器配对方法、W 形声道整流结构、皮秒级时间测量与零点自校正。',
        indicators: [
          atLeast('量程比 Q3/Q1', '400'),
          atMost('始动流量', '2', 'L/h'),
          atMost('零流量时差漂移', '50', 'ps'),
          between('水温', '0.1~50', '℃'),
          atMost('平均工作电流', '12', 'μA'),
        ],
        expectedGoal: '样机通过 GB/T 778 型式评价一级精度，电池寿命不低于 10 年，成本增加不超过 6 元/台。',
        budgetWan: wan(80, 140),
        cooperationModes: ['joint_development', 'technology_consulting'],
        wantedBy: '2027-10-31',
        minimumTrl: 4,
        existingConditions: '自有水流量标准装置（扩展不确定度 0.05%）和高低温水循环台。',
        preferredPartners: '声学换能器、流体计量方向的团队。',
      },
    },
  },
  {
    key: 'need-pipe-leak',
    by: 'jiqing',
    status: 'published',
    content: {
      kind: 'technology',
      title: '供水管网漏损的噪声监测与定位算法',
      summary:
        'PE 管声衰减大，现有噪声记录仪在 PE 管上漏报率超过四成。希望得到低频声振融合的漏损识别与定位方法，能在电池供电的记录仪上长期运行。',
      keywords: ['漏损定位', '水听器', '互相关', 'PE 管', '管网监测'],
      fields: ['electronic_information', 'resources_environment'],
      industry: '4690',
      chain: { chain: 'sensors_iot', link: 'downstream' },
      region: '410172',
      contact: contactOf('贺工', '55501021', 'jiqing'),
      details: {
        mainProblem:
          '县城管网六成是 PE 管，漏声能量集中在 200 Hz 以下，传播 50 m 后淹没在交通噪声里；人工听漏一晚只能走 4 km。',
        keyTechnology:
          '低频水听器与加速度计融合、自适应去噪、管材声速在线估计、多点互相关定位；边缘端特征提取以节省通信流量。',
        indicators: [
          atMost('PE 管定位误差', '2', 'm'),
          atLeast('记录仪布设间距', '100', 'm'),
          atMost('漏报率', '8', '%'),
          atLeast('电池寿命', '5', '年'),
        ],
        expectedGoal: '在两个县城 120 km 管网上运行半年，发现漏点开挖吻合率 85% 以上。',
        budgetWan: wan(60, 110),
        cooperationModes: ['joint_development', 'technology_service'],
        existingConditions: '3600 台在线噪声记录仪的历史音频与 410 处开挖记录可供训练。',
      },
    },
  },
];
