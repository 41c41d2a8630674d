// Columns of needs, by kind.
import type { NeedKind } from '#shared/needs/schema.ts';
import { readChoice, readChoices, readTrl, STAGE_NAMES } from './choices.ts';
import { readIndicators } from './indicators.ts';
import { readAmount, readAmountRange } from './money.ts';
import { readDay, readLine, readNumber, readText } from './reading.ts';
import { type Target, target } from './target.ts';

const wantedBy = target('details.wantedBy', readDay, 'wantedby', '期望完成时间', '需求时间', '完成时间', '到岗时间');
const budgetWan = target(
  'details.budgetWan',
  readAmountRange,
  'budget',
  'budgetwan',
  '预算',
  '投入预算',
  '拟投入资金',
  '经费',
);
const indicators = target(
  'details.indicators',
  readIndicators,
  'indicators',
  '技术指标',
  '指标',
  '主要指标',
  '指标要求',
);

export const needTargets: Record<NeedKind, readonly Target[]> = {
  technology: [
    target(
      'details.mainProblem',
      readText,
      'mainproblem',
      'problem',
      '主要问题',
      '存在问题',
      '技术难题',
      '难题',
      '现状',
    ),
    target('details.keyTechnology', readText, 'keytechnology', '技术关键', '关键技术', '研究内容', '核心技术'),
    indicators,
    target('details.expectedGoal', readText, 'expectedgoal', 'goal', 'objective', '预期目标', '目标', '研究目标'),
    budgetWan,
    target(
      'details.cooperationModes',
      readChoices('cooperationMode', {
        commissioned_development: ['委托开发'],
        joint_development: ['合作开发', '联合研发'],
      }),
      ...['cooperationmodes', 'cooperation', '合作方式', '合作模式', '拟合作方式'],
    ),
    wantedBy,
    target('details.minimumTrl', readTrl, 'trl', 'minimumtrl', '成熟度', '技术成熟度', '成熟度要求', '最低成熟度'),
    target(
      'details.existingConditions',
      readText,
      'existingconditions',
      '现有工作基础',
      '现有基础',
      '工作基础',
      '现有条件',
    ),
    target('details.preferredPartners', readText, 'preferredpartners', '意向合作单位', '意向单位', '合作单位要求'),
  ],
  financing: [
    target('details.projectName', readLine, 'projectname', '融资项目', '项目简称'),
    target('details.stage', readChoice('financingStage', STAGE_NAMES), 'stage', '轮次', '融资轮次', '融资阶段'),
    target('details.amountWan', readAmount, 'amount', 'amountwan', '融资金额', '融资额', '拟融资金额', '金额'),
    target('details.equityPercent', readNumber, 'equity', 'equitypercent', '出让比例', '出让股权', '股权比例'),
    target('details.valuationWan', readAmount, 'valuation', 'valuationwan', '估值', '投前估值', '投后估值'),
    target('details.revenueStatus', readChoice('revenueStatus'), 'revenuestatus', 'revenue', '收入情况', '营收情况'),
    target('details.highlights', readText, 'highlights', '项目亮点', '亮点', '核心优势'),
    target('details.moat', readText, 'moat', '竞争壁垒', '壁垒', '护城河'),
    target('details.useOfFunds', readText, 'useoffunds', '资金用途', '融资用途'),
    target('details.founders', readText, 'founders', '创始团队', '创始人', '团队介绍', '核心团队'),
  ],
  talent: [
    target('details.position', readLine, 'position', 'job', '岗位', '职位', '岗位名称'),
    target('details.headcount', readNumber, 'headcount', '人数', '招聘人数', '需求人数'),
    target('details.tasks', readText, 'tasks', 'duties', '岗位职责', '工作内容', '主要任务'),
    target('details.expertise', readText, 'expertise', 'requirements', '任职要求', '专业要求', '岗位要求'),
    target(
      'details.degree',
      readChoice('degree', { doctor: ['博士研究生'], master: ['硕士研究生'], bachelor: ['大学本科'] }),
      'degree',
      '学历',
      '学历要求',
    ),
    target('details.engagement', readChoice('engagement'), 'engagement', '引进方式', '用人方式', '合作方式'),
    target('details.yearlyPayWan', readAmountRange, 'pay', 'salary', '年薪', '薪酬', '薪资'),
    wantedBy,
  ],
  facility: [
    target('details.service', readText, 'service', '服务需求', '检测内容', '检测需求', '服务内容'),
    target('details.sample', readText, 'sample', '样品', '样品情况', '样品说明'),
    target('details.standards', readLine, 'standards', 'standard', '检测标准', '依据标准', '标准'),
    indicators,
    budgetWan,
    wantedBy,
  ],
  space: [
    target('details.usage', readText, 'usage', '用途', '使用用途'),
    target('details.areaMinSquareMetres', readNumber, 'areamin', '最小面积', '面积', '需求面积', '面积下限'),
    target('details.areaMaxSquareMetres', readNumber, 'areamax', '最大面积', '面积上限'),
    target('details.requirements', readText, 'requirements', '载体要求', '配套要求', '其他要求'),
    target('details.yearlyRentWan', readAmountRange, 'rent', '年租金', '租金预算', '租金'),
    wantedBy,
  ],
};
