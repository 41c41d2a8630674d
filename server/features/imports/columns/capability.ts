// Columns of capabilities, by kind.
import type { CapabilityKind } from '#shared/capabilities/schema.ts';
import { readChoice, readChoices, readTrl, STAGE_NAMES } from './choices.ts';
import { readIndicators } from './indicators.ts';
import { readAmount, readAmountRange } from './money.ts';
import { readRegions } from './places.ts';
import { readDay, readLine, readList, readNumber, readText } from './reading.ts';
import { type Target, target } from './target.ts';

const readModes = readChoices('cooperationMode', {
  commissioned_development: ['委托开发'],
  joint_development: ['合作开发', '联合研发'],
  technology_transfer: ['转让'],
  technology_licence: ['许可', '专利许可'],
  equity_contribution: ['技术入股', '作价投资'],
});
const indicators = target(
  'details.indicators',
  readIndicators,
  'indicators',
  '技术指标',
  '指标',
  '主要指标',
  '性能指标',
);
const priceWan = target('details.priceWan', readAmountRange, 'price', 'pricewan', '价格', '转让价格', '报价', '收费');
const services = target('details.services', readText, 'services', 'service', '服务内容', '可提供服务', '服务项目');

export const capabilityTargets: Record<CapabilityKind, readonly Target[]> = {
  result: [
    target(
      'details.completedBy',
      readLine,
      ...[
        'completedby',
        'firm',
        'organization',
        'owner',
        '完成单位',
        '完成人',
        '成果完成单位',
        '所属单位',
        '持有单位',
        '单位',
      ],
    ),
    target('details.solution', readText, 'solution', '解决方案', '技术方案', '技术特点', '创新点', '技术原理'),
    target('details.trl', readTrl, 'trl', '成熟度', '技术成熟度', '成熟度等级', '成果阶段', '所处阶段', '技术阶段'),
    target(
      'details.ipStatus',
      readChoice('ipStatus', {
        granted: ['发明专利', '已授权专利', '专利授权'],
        pending: ['专利申请中', '已申请'],
        software_copyright: ['软著'],
      }),
      ...['ipstatus', 'ip', '知识产权', '知识产权状态', '专利状态'],
    ),
    target('details.patentNumbers', readList, 'patentnumbers', 'patents', 'patent', '专利号', '专利编号', '专利'),
    target('details.level', readChoice('resultLevel'), 'level', '成果水平', '技术水平', '评价水平'),
    target('details.scenarios', readText, 'scenarios', 'applications', '应用场景', '应用领域', '应用前景', '适用范围'),
    indicators,
    target(
      'details.transferModes',
      readModes,
      'transfermodes',
      'transfer',
      '转化方式',
      '转让方式',
      '合作方式',
      '合作模式',
    ),
    priceWan,
    target('details.evidence', readText, 'evidence', '证明材料', '鉴定情况', '评价情况', '检测报告'),
    target('details.missingToNextTrl', readText, 'missingtonexttrl', '待完善', '尚需解决', '下一步工作'),
  ],
  expertise: [
    target('details.lead', readLine, 'lead', 'expert', '带头人', '专家姓名', '专家', '团队负责人'),
    target('details.team', readText, 'team', '团队', '团队介绍', '团队成员'),
    target('details.directions', readText, 'directions', 'research', '研究方向', '专业方向', '擅长领域'),
    target('details.achievements', readText, 'achievements', '代表成果', '主要成果', '业绩'),
    services,
    target('details.cooperationModes', readModes, 'cooperationmodes', 'cooperation', '合作方式', '合作模式'),
  ],
  facility: [
    target('details.equipment', readText, 'equipment', '设备', '仪器', '仪器设备', '主要设备'),
    services,
    target('details.standards', readLine, 'standards', '标准', '检测标准', '资质'),
    indicators,
    priceWan,
    target('details.booking', readText, 'booking', '预约方式', '开放方式', '预约'),
  ],
  finance: [
    target(
      'details.institutionType',
      readChoice('institutionType', { vc: ['创投', '风险投资'], pe: ['私募'] }),
      'institutiontype',
      '机构类型',
      '机构性质',
    ),
    target('details.stages', readChoices('financingStage', STAGE_NAMES), 'stages', '投资阶段', '轮次', '投资轮次'),
    target('details.ticketMinWan', readAmount, 'ticketmin', '最小金额', '单笔下限', '最低金额'),
    target('details.ticketMaxWan', readAmount, 'ticketmax', '最大金额', '单笔上限', '最高金额', '额度'),
    target('details.regions', readRegions, 'regions', '投资区域', '服务区域', '投资地区'),
    target('details.conditions', readText, 'conditions', '条件', '投资条件', '准入条件'),
  ],
  space: [
    target('details.areaSquareMetres', readNumber, 'areasquaremetres', '面积', '建筑面积', '可租面积'),
    target('details.location', readLine, 'location', 'address', '地址', '位置', '详细地址'),
    target('details.conditions', readText, 'conditions', '条件', '配套条件', '配套设施'),
    target('details.suitableFor', readText, 'suitablefor', '适合行业', '适用产业', '入驻要求'),
    target('details.monthlyRentYuanPerSquareMetre', readNumber, 'rent', '租金', '月租金'),
    target('details.availableFrom', readDay, 'availablefrom', '可入驻时间', '可用时间'),
  ],
};
