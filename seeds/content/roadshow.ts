// The roadshow of last week: its slides and what was said, in minutes after it began.
import { slidesOf } from '#seeds/builders/pdf.ts';

export const pastRoadshow = {
  kind: 'roadshow',
  title: '第十一场线上路演：智能传感与精密测量',
  summary: '三个项目依次路演，每个八分钟陈述、五分钟问答。面向投资机构和有需求的企业，会后一周内由中心安排一对一对接。',
  agenda: [
    { kind: 'talk', title: '开场与流程说明', minutes: 5, speaker: '创新协同中心 何雨桐' },
    {
      kind: 'pitch',
      title: '高温压力传感器芯片',
      minutes: 8,
      speaker: '程思远',
      presents: '宽温区绝缘体上硅压力敏感芯片',
    },
    {
      kind: 'pitch',
      title: '激光气体分析仪',
      minutes: 8,
      speaker: '苏文静',
      presents: '小型化可调谐激光甲烷检测模组',
    },
    { kind: 'qa', title: '集中问答', minutes: 15 },
  ],
} as const;

export const lobbyRoadshow = {
  kind: 'financing',
  title: '第十二场融资对接会：工业物联网专场',
  summary: '两家企业介绍融资计划，投资机构可在会场内私下标记意向。等候室已经开放，欢迎提前进入调试。',
  agenda: [
    { kind: 'talk', title: '开场', minutes: 5, speaker: '创新协同中心 何雨桐' },
    { kind: 'pitch', title: '产线声纹监测系统', minutes: 10, speaker: '程思远' },
    { kind: 'pitch', title: '低功耗边缘网关', minutes: 10, speaker: '贺建宁' },
    { kind: 'qa', title: '投资人提问', minutes: 20 },
  ],
} as const;

export const comingTraining = {
  kind: 'training',
  title: '技术合同认定登记实务培训',
  summary: '讲解技术开发、转让、许可合同的认定条件与申报材料，现场答疑。名额有限，报满后进入候补。',
  agenda: [
    { kind: 'talk', title: '认定条件与常见退回原因', minutes: 50, speaker: '创新协同中心' },
    { kind: 'break', title: '休息', minutes: 10 },
    { kind: 'qa', title: '答疑', minutes: 40 },
  ],
} as const;

export const roadshowSlides = slidesOf([
  { title: '高温压力传感器芯片', lines: ['面向发动机与燃气轮机的原位测量', '演示数据，非真实项目'] },
  { title: '问题', lines: ['现有器件超过一百五十度就要水冷', '水冷管路占传感系统成本的四成'] },
  { title: '方案', lines: ['碳化硅敏感结构，无引线封装', '四百度下连续工作，零点漂移小于千分之二'] },
  { title: '验证', lines: ['两台试验台累计一千二百小时', '与进口器件并联对比，误差曲线重合'] },
  { title: '融资计划', lines: ['本轮两千万元，用于中试线和车规认证', '期待产业投资方共同定义下一代产品'] },
]);

/** Who says what; the account's name before the @. */
export const roadshowChat: readonly (readonly [minute: number, who: string, text: string])[] = [
  [1, 'investor', '声音清楚，画面正常。'],
  [2, 'alliance', '联盟今天来了十几家会员单位。'],
  [3, 'researcher', '大家下午好，我是第二个项目。'],
  [8, 'investor', '四百度是长期工作温度，还是短时耐受？'],
  [10, 'alliance', '无引线封装的良率现在能到多少？'],
  [12, 'investor', '并联对比的曲线能会后发一份吗？'],
  [17, 'enterprise', '会后由中心统一转给各位。'],
  [23, 'alliance', '气体分析仪的量程切换是自动的吗？'],
  [26, 'researcher', '自动切换，切换时间在两百毫秒以内。'],
  [34, 'investor', '两个项目都希望约一次线下交流。'],
];

export const roadshowQuestions = [
  { minute: 9, who: 'investor', text: '车规认证预计什么时候完成？', isAnswered: true },
  { minute: 11, who: 'alliance', text: '中试线建在高新区，需要什么样的厂房条件？', isAnswered: true },
  { minute: 25, who: 'enterprise', text: '分析仪能否直接接入现有的集散控制系统？', isAnswered: true },
  { minute: 32, who: 'researcher', text: '中心能否协助对接计量检定机构？', isAnswered: false },
] as const;
