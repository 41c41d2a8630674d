import { creditCodeFor, type SeedOrganization } from '#seeds/content/shapes.ts';

interface Enterprise {
  serial: number;
  name: string;
  shortName: string;
  industry: string;
  intro: string;
  region?: string;
  verification?: SeedOrganization['verification'];
}

const ZONE = '410172';

const enterprise = (key: string, given: Enterprise): SeedOrganization => ({
  key,
  verification: given.verification ?? 'verified',
  content: {
    name: given.name,
    shortName: given.shortName,
    type: 'enterprise',
    creditCode: creditCodeFor('91410100', given.serial),
    region: given.region ?? ZONE,
    industry: given.industry,
    website: '',
    intro: given.intro,
  },
});

export const enterprises: SeedOrganization[] = [
  enterprise('xiuwei', {
    serial: 101,
    name: '郑州嗅微传感科技有限公司（示范）',
    shortName: '嗅微传感',
    industry: '3983',
    intro:
      '做气体传感器和燃气报警终端，半导体、催化燃烧、电化学三条产线，年产气敏元件约 600 万支。2024 年起自建 MEMS 封测线，客户以燃气公司、家电厂和消防报警厂为主。现有员工 180 人，其中研发 46 人。',
  }),
  enterprise('jiqing', {
    serial: 102,
    name: '郑州汲清智慧水务科技有限公司（示范）',
    shortName: '汲清水务',
    industry: '4016',
    intro:
      '从事超声水表、管网压力监测终端和水务数据平台，产品在河南、山西、陕西三十多家县级水司使用，在网水表约 42 万台。自有 DN15～DN300 水流量标准装置。',
  }),
  enterprise('doubing', {
    serial: 103,
    name: '郑州斗柄时空信息技术有限公司（示范）',
    shortName: '斗柄时空',
    industry: '4023',
    intro:
      '北斗高精度定位板卡、车载组合导航和授时终端的研发与生产企业，板卡年出货 2.8 万片，主要用在驾考、港口集卡、测绘和电力授时。建有 20 座地基增强站的区域服务网。',
  }),
  enterprise('hengye', {
    serial: 104,
    name: '河南衡野智能农机有限公司（示范）',
    shortName: '衡野农机',
    industry: '3572',
    intro:
      '给拖拉机、播种机、收获机加装北斗导航和作业监测的改装与整机企业，服务黄淮海平原小麦玉米两熟区，累计装机 1.1 万台套，农忙季有 60 人的田间服务队。',
  }),
  enterprise('suian', {
    serial: 105,
    name: '郑州燧安消防科技股份有限公司（示范）',
    shortName: '燧安消防',
    industry: '3595',
    intro:
      '生产点型感烟感温探测器、独立式报警器、电气火灾监控和消防物联网网关，通过强制性产品认证 37 个型号。年产探测器 320 万只，出口占 18%。',
  }),
  enterprise('yanguan', {
    serial: 106,
    name: '郑州焰观智能科技有限公司（示范）',
    shortName: '焰观智能',
    industry: '3492',
    intro:
      '做图像型火灾探测、消防灭火侦察机器人和森林防火瞭望系统。机器人已交付 14 个支队 63 台。团队 90 人，视觉算法与履带底盘均自研。',
  }),
  enterprise('mishu', {
    serial: 107,
    name: '河南密枢网络安全技术有限公司（示范）',
    shortName: '密枢安全',
    industry: '3915',
    intro:
      '工业控制系统安全、商用密码应用和安全运营服务商。产品有工业防火墙、国密网关、日志审计，持有商用密码产品认证 6 项，服务电力、水务、轨道交通客户 200 余家。',
  }),
  enterprise('shuhe', {
    serial: 108,
    name: '郑州数禾大数据科技有限公司（示范）',
    shortName: '数禾数据',
    industry: '6550',
    intro:
      '为政务和制造业客户做数据治理、知识图谱与数据要素流通。自有数据治理平台管理约 3.6 PB 数据，员工 240 人，其中算法工程师 38 人。',
  }),
  enterprise('jinli', {
    serial: 109,
    name: '郑州金砺超硬材料有限公司（示范）',
    shortName: '金砺超硬',
    industry: '3099',
    intro:
      '拥有 φ800 mm 缸径六面顶压机 160 台和 MPCVD 设备 45 台，产品为人造金刚石单晶、微粉、立方氮化硼和培育钻石毛坯，年产工业金刚石约 9 亿克拉。',
  }),
  enterprise('liren', {
    serial: 110,
    name: '河南砺刃精密工具有限公司（示范）',
    shortName: '砺刃工具',
    industry: '3425',
    intro:
      'PCD、PCBN 刀具和金刚石砂轮厂，服务汽车发动机、刹车盘、轴承和蓝宝石加工。年产刀片 260 万片，砂轮 4 万片，有五轴激光加工中心 12 台。',
  }),
  enterprise('chunyuan', {
    serial: 111,
    name: '河南醇源新能源科技有限公司（示范）',
    shortName: '醇源新能源',
    industry: '2519',
    intro:
      '甲醇燃料调配、储运和加注企业，在省内运营醇醚燃料加注站 41 座，自有添加剂复配线年产能 1.2 万吨，参与起草两项车用甲醇燃料地方标准。',
  }),
  enterprise('qingyan', {
    serial: 112,
    name: '郑州青焰热能设备有限公司（示范）',
    shortName: '青焰热能',
    industry: '3499',
    intro: '醇基燃料商用灶具、甲醇锅炉和燃烧器制造企业，餐饮灶具年销 3.5 万台，0.5～6 t/h 甲醇锅炉累计投运 420 台。',
  }),
  enterprise('juzhi', {
    serial: 113,
    name: '郑州矩智机器人有限公司（示范）',
    shortName: '矩智机器人',
    industry: '3491',
    intro:
      '面向铸造、打磨、码垛的工业机器人集成商，自研控制器与力控打磨末端，近三年交付产线 130 条，在速冻食品和汽车零部件行业有口碑。',
  }),
  enterprise('zhuowei', {
    serial: 114,
    name: '郑州灼微激光装备有限公司（示范）',
    shortName: '灼微激光',
    industry: '3569',
    intro:
      '做激光熔覆、激光清洗和精密切割成套装备，主要用在煤机立柱再制造、轨道车辆和陶瓷基板加工，年产设备 220 台套。',
  }),
  enterprise('shengjie', {
    serial: 115,
    name: '郑州生解诊断技术有限公司（示范）',
    shortName: '生解诊断',
    industry: '3581',
    intro:
      '体外诊断试剂与小型化学发光分析仪企业，持有三类注册证 11 张、二类注册证 64 张，装机 2100 台，覆盖县级医院和第三方检验机构。',
  }),
  enterprise('yaoheng', {
    serial: 116,
    name: '河南药衡制药股份有限公司（示范）',
    shortName: '药衡制药',
    industry: '2720',
    intro:
      '化学药制剂与中药配方颗粒生产企业，固体制剂年产能 40 亿片（粒），有国家批准文号 126 个，正在做 17 个品种的一致性评价。',
  }),
  enterprise('chidian', {
    serial: 117,
    name: '郑州驰电动力系统有限公司（示范）',
    shortName: '驰电动力',
    industry: '3841',
    intro: '商用车与储能电池系统厂，电池包年产能 6 GWh，配套客车、环卫车和换电重卡，同时做梯次利用储能柜。',
  }),
  enterprise('dianqu', {
    serial: 118,
    name: '河南巽驱电控技术有限公司（示范）',
    shortName: '巽驱电控',
    industry: '3812',
    intro:
      '新能源商用车驱动电机、电机控制器和电动压缩机供应商，年产控制器 5.5 万套，正在把主力平台从 IGBT 换成碳化硅。',
  }),
  enterprise('qingyuan', {
    serial: 119,
    name: '郑州清垣环境科技有限公司（示范）',
    shortName: '清垣环境',
    industry: '3591',
    intro:
      '工业 VOCs 治理、电镀与制药废水处理、土壤修复的工程公司，具有环境工程设计专项乙级资质，近三年完成项目 86 个。',
  }),
  enterprise('yunyi', {
    serial: 120,
    name: '郑州云翊无人系统有限公司（示范）',
    shortName: '云翊无人机',
    industry: '3963',
    intro:
      '工业级垂直起降固定翼和系留无人机企业，产品用于电力巡检、测绘和应急通信，累计飞行 9 万架次，持有轻小型民用无人机相关适航与运营资质。',
  }),
  enterprise('nordhafen', {
    serial: 121,
    name: 'Nordhafen Sensing (Zhengzhou) Co., Ltd. (Demo)',
    shortName: 'Nordhafen Sensing',
    industry: '4011',
    intro:
      'Chinese subsidiary of a northern European maker of pressure and level transmitters for marine and process plants. 60 people in Zhengzhou assemble and calibrate 40,000 transmitters a year; the product team looks for local research partners.',
  }),
  enterprise('alpenwerk', {
    serial: 122,
    name: 'Alpenwerk Grinding Systems (Henan) Co., Ltd. (Demo)',
    shortName: 'Alpenwerk',
    industry: '3421',
    intro:
      'Service and application center of an Alpine machine-tool builder: grinding machines, spindle repair and superabrasive process trials for bearing and gear makers in central China. 35 engineers, twelve demonstration machines.',
  }),
  enterprise('qingyu', {
    serial: 123,
    name: '郑州轻羽复材科技有限公司（示范）',
    shortName: '轻羽复材',
    industry: '3062',
    intro: '新迁入园区的碳纤维复合材料部件企业，做无人机机身和医疗床板，现有热压罐一台、员工 22 人，正在办理入库手续。',
    verification: 'pending',
  }),
];
