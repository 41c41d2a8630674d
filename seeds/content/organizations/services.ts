import { creditCodeFor, type SeedOrganization } from '#seeds/content/shapes.ts';
import type { OrganizationType } from '#shared/organizations/schema.ts';

interface Service {
  type: Exclude<OrganizationType, 'enterprise' | 'university' | 'institute'>;
  serial: number;
  name: string;
  shortName: string;
  industry: string;
  intro: string;
  region?: string;
}

const ZONE = '410172';

/** Department and kind, the first two characters of a credit code. */
const codeStart: Record<Service['type'], string> = {
  alliance: '51',
  financial_institution: '91',
  association: '51',
  carrier: '91',
  center: '12',
};

const service = (key: string, given: Service): SeedOrganization => ({
  key,
  verification: 'verified',
  content: {
    name: given.name,
    shortName: given.shortName,
    type: given.type,
    creditCode: creditCodeFor(`${codeStart[given.type]}410100`, given.serial),
    region: given.region ?? ZONE,
    industry: given.industry,
    website: '',
    intro: given.intro,
  },
});

export const serviceOrganizations: SeedOrganization[] = [
  service('beidou-alliance', {
    type: 'alliance',
    serial: 401,
    name: '中原北斗应用产业联盟（示范）',
    shortName: '北斗联盟',
    industry: '9522',
    intro:
      '由高新区北斗芯片、终端、数据服务企业与高校发起，成员 68 家。秘书处汇总成员的共性需求，组织测试场开放日和联合投标。',
  }),
  service('alcohol-alliance', {
    type: 'alliance',
    serial: 402,
    name: '河南醇醚燃料产业技术联盟（示范）',
    shortName: '醇醚联盟',
    industry: '9522',
    intro: '覆盖甲醇生产、添加剂、燃烧设备、车辆与加注的 52 家单位，牵头制定团体标准，统一送检与示范运行。',
  }),
  service('fire-alliance', {
    type: 'alliance',
    serial: 403,
    name: '智慧消防产业创新联盟（示范）',
    shortName: '智慧消防联盟',
    industry: '9522',
    intro: '探测报警、灭火装备、消防物联网平台和维保单位组成，成员 47 家，建有消防物联网互联互通测试床。',
  }),
  service('qihang', {
    type: 'financial_institution',
    serial: 501,
    name: '郑州启桁创业投资管理有限公司（示范）',
    shortName: '启桁创投',
    industry: '6731',
    intro:
      '专注传感器、半导体材料和工业软件早期投资的风险投资机构，在管基金三只共 9.6 亿元，已投 41 个项目，单笔 300～2000 万元。',
  }),
  service('gaoxin-fund', {
    type: 'financial_institution',
    serial: 502,
    name: '高新产业引导基金管理有限公司（示范）',
    shortName: '高新引导基金',
    industry: '7212',
    intro: '园区出资的政府引导基金，规模 30 亿元，以直投和子基金两种方式支持主导产业，对返投与落地有明确约定。',
  }),
  service('keyuan-bank', {
    type: 'financial_institution',
    serial: 503,
    name: '科源银行郑州科技支行（示范）',
    shortName: '科源科技支行',
    industry: '6621',
    intro: '专营科技型企业信贷的支行，有知识产权质押、科技贷、投贷联动等产品，科技贷款余额 28 亿元，户均 460 万元。',
  }),
  service('zhengxin-guarantee', {
    type: 'financial_institution',
    serial: 504,
    name: '郑信科技融资担保有限公司（示范）',
    shortName: '郑信担保',
    industry: '6940',
    intro: '为科技型中小企业提供贷款担保与履约保函，与 11 家银行分担风险，在保余额 17 亿元，年化担保费率不高于 1%。',
  }),
  service('songhe-pe', {
    type: 'financial_institution',
    serial: 505,
    name: '嵩禾私募股权基金管理有限公司（示范）',
    shortName: '嵩禾资本',
    industry: '6739',
    intro: '成长期股权基金，关注高端装备、新能源汽车与生物医药，单笔 3000 万～1.5 亿元，投后有并购与上市辅导团队。',
  }),
  service('harbourline', {
    type: 'financial_institution',
    serial: 506,
    name: 'Harbourline Ventures Greater China Office (Demo)',
    shortName: 'Harbourline',
    region: '440305',
    industry: '6731',
    intro:
      'Cross-border venture investor with offices in Shenzhen and Rotterdam. Backs deep-tech teams that can sell in China and in Europe, tickets of 2 to 5 million US dollars, usually beside a local lead.',
  }),
  service('sensor-association', {
    type: 'association',
    serial: 601,
    name: '郑州传感器与物联网行业协会（示范）',
    shortName: '传感物联协会',
    industry: '9522',
    intro:
      '会员 216 家，覆盖敏感材料、元件、仪表、系统集成，承办年度传感器大会配套对接活动，运行公共采购与共享检测平台。',
  }),
  service('equipment-association', {
    type: 'association',
    serial: 602,
    name: '郑州智能装备制造业协会（示范）',
    shortName: '智能装备协会',
    industry: '9522',
    intro: '会员 134 家，组织会员车间互访、机器人操作技能比赛和首台套申报辅导，设有产线改造专家库 80 人。',
  }),
  service('wutong-park', {
    type: 'carrier',
    serial: 701,
    name: '梧桐里科技企业孵化器有限公司（示范）',
    shortName: '梧桐里孵化器',
    industry: '7540',
    intro: '国家级孵化器标准运营的综合载体，孵化面积 6.2 万平方米，在孵企业 148 家，配有公共实验室、路演厅和种子资金。',
  }),
  service('xuelan-park', {
    type: 'carrier',
    serial: 702,
    name: '雪兰路智能制造产业园运营有限公司（示范）',
    shortName: '雪兰路产业园',
    industry: '7221',
    intro:
      '标准厂房与定制厂房园区，总建筑面积 31 万平方米，首层承重 2 t/㎡，双回路供电，已入驻装备、新材料、新能源企业 76 家。',
  }),
  service('center', {
    type: 'center',
    serial: 801,
    name: '高新区创新协同中心（示范）',
    shortName: '协同中心',
    industry: '7530',
    intro: '园区设立的产学研协同服务机构：审核需求与成果，牵线、督办、组织路演和融资对接，统计并公开可核对的数字。',
  }),
];
