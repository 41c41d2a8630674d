import { creditCodeFor, type SeedOrganization } from '#seeds/content/shapes.ts';

interface Research {
  serial: number;
  name: string;
  shortName: string;
  region: string;
  intro: string;
}

const research =
  (type: 'university' | 'institute', industry: string) =>
  (key: string, given: Research): SeedOrganization => ({
    key,
    verification: 'verified',
    content: {
      name: given.name,
      shortName: given.shortName,
      type,
      creditCode: creditCodeFor(`12${given.region}`, given.serial),
      region: given.region,
      industry,
      website: '',
      intro: given.intro,
    },
  });

const university = research('university', '8341');
const institute = research('institute', '7320');

export const researchOrganizations: SeedOrganization[] = [
  university('zyut', {
    serial: 201,
    name: '中原理工大学（示范）',
    shortName: '中原理工',
    region: '410172',
    intro:
      '以电子信息、仪器科学和材料为主的理工科大学。传感技术、超硬材料与制品两个省级重点实验室设在高新区校区，近三年向企业转让许可成果 190 项，技术转移中心有专职经理 12 人。',
  }),
  university('yzst', {
    serial: 202,
    name: '豫州科技大学（示范）',
    shortName: '豫州科大',
    region: '410172',
    intro:
      '测绘遥感、网络空间安全和计算机科学见长，北斗导航应用研究中心和密码工程实验室面向企业开放，承担过多项省重大科技专项。',
  }),
  university('sdjt', {
    serial: 203,
    name: '商都交通大学（示范）',
    shortName: '商都交大',
    region: '410105',
    intro:
      '车辆、电机、轨道与交通工程特色的大学，有新能源商用车动力系统工程中心和整车环境舱，长期为客车与重卡企业做试验。',
  }),
  university('hhau', {
    serial: 204,
    name: '黄淮农业大学（示范）',
    shortName: '黄淮农大',
    region: '410105',
    intro:
      '农业机械化、农产品加工和兽医微生物方向的农业大学，在黄淮海平原有 11 个综合试验站，农机与农艺结合的研究持续二十年。',
  }),
  university('zymu', {
    serial: 205,
    name: '中岳医药大学（示范）',
    shortName: '中岳医大',
    region: '410172',
    intro: '药学、临床检验诊断和中药制剂为优势学科，附属医院 5 家，设有药物临床试验机构和体外诊断转化平台。',
  }),
  university('lcqg', {
    serial: 206,
    name: '洛川轻工大学（示范）',
    shortName: '洛川轻工',
    region: '410305',
    intro:
      '环境工程、化学工程和食品科学特色高校，固废资源化、水处理与醇类燃料燃烧研究与企业合作紧密，有千吨级化工中试基地。',
  }),
  university('lakeshore', {
    serial: 207,
    name: 'Lakeshore Institute of Technology, China Office (Demo)',
    shortName: 'Lakeshore Tech',
    region: '310115',
    intro:
      'China office of a European technical university with strong groups in sensing, photonics and energy storage. The office licenses patents, hosts visiting engineers and runs joint doctoral projects with companies.',
  }),
  university('northmoor', {
    serial: 208,
    name: 'Northmoor University Research Centre in China (Demo)',
    shortName: 'Northmoor',
    region: '320576',
    intro:
      'Research centre of a British university in Suzhou Industrial Park: positioning and timing, fire safety engineering, biomedical diagnostics. About 70 researchers, half of their projects are paid by industry.',
  }),
  institute('gdjc', {
    serial: 301,
    name: '中州光电检测研究院（示范）',
    shortName: '中州光电院',
    region: '410172',
    intro:
      '光学、光谱与精密测量方向的研究院，从实验室到小批量都能做，有激光气体分析、红外成像和光纤传感三个团队，160 人。',
  }),
  institute('xjcl', {
    serial: 302,
    name: '河洛先进材料研究所（示范）',
    shortName: '河洛材料所',
    region: '410371',
    intro:
      '研究金刚石、硬质涂层、电子陶瓷与轻合金，从高温高压到等离子体化学气相沉积设备齐全，检测中心具有 CMA 与 CNAS 资质。',
  }),
  institute('dtny', {
    serial: 303,
    name: '嵩阳低碳能源研究所（示范）',
    shortName: '嵩阳能源所',
    region: '410172',
    intro: '醇醚燃料、制氢催化与储能方向的新型研发机构，设有发动机台架、燃烧实验室和百千瓦级重整制氢示范装置。',
  }),
  institute('xxaq', {
    serial: 304,
    name: '天中信息安全研究院（示范）',
    shortName: '天中安研院',
    region: '410172',
    intro: '密码工程、工业互联网安全与隐私计算方向的研究院，有工控靶场与密码应用检测实验室，参与制定行业标准 9 项。',
  }),
  institute('znzb', {
    serial: 305,
    name: '中部智能装备研究院（示范）',
    shortName: '中部装备院',
    region: '410172',
    intro: '机器人、激光制造、无人系统与农机智能化的共性技术平台，有装配与打磨中试线，每年为中小企业改造产线三十余条。',
  }),
  institute('rhine', {
    serial: 306,
    name: 'Rhine Applied Materials Institute, Wuhan Branch (Demo)',
    shortName: 'Rhine Materials',
    region: '420111',
    intro:
      'Contract research on diamond films, tribological coatings, catalysts and membranes. The Wuhan branch prepares samples, runs feasibility studies and moves processes of its German parent to pilot scale in China.',
  }),
];
