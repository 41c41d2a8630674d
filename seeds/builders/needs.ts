// Needs that submitting accepts, one of each kind, with nothing beyond what it asks for. Give what matters to the case.
import type { NeedInput, NeedKind } from '#shared/needs/schema.ts';

type InputOf<Kind extends NeedKind> = Extract<NeedInput, { kind: Kind }>;
type Given<Kind extends NeedKind> = Partial<Omit<InputOf<Kind>, 'kind'>>;

const common = {
  summary: '寻求能在本企业现有产线上落地的解决方案，可提供样品和试验条件。',
  region: '410100',
  disclosure: 'L1',
  contact: { name: '王工', phone: '0371-55550000', email: 'wang@example.com' },
} satisfies Partial<NeedInput>;

const complete: { [Kind in NeedKind]: InputOf<Kind> } = {
  technology: {
    kind: 'technology',
    ...common,
    title: '低功耗甲烷传感器',
    keywords: ['甲烷', '低功耗'],
    fields: ['electronic_information'],
    details: {
      mainProblem: '现有元件功耗 180 mW，不能用电池供电。',
      expectedGoal: '平均功耗降到 1 mW 以下。',
      cooperationModes: ['joint_development'],
    },
  },
  financing: {
    kind: 'financing',
    ...common,
    title: '北斗终端 A 轮融资',
    keywords: ['北斗'],
    fields: ['aerospace'],
    details: {
      projectName: '北斗终端',
      stage: 'a',
      amountWan: 2000,
      highlights: '已在三省销售两千台套。',
      useOfFunds: '扩建产线。',
    },
  },
  talent: {
    kind: 'talent',
    ...common,
    title: '招聘合成工艺工程师',
    keywords: ['合成工艺'],
    fields: ['new_materials'],
    details: {
      position: '工艺工程师',
      tasks: '主持新牌号开发。',
      expertise: '五年以上高温高压合成经验。',
      engagement: 'flexible',
    },
  },
  facility: {
    kind: 'facility',
    ...common,
    title: '电磁兼容检测',
    keywords: ['电磁兼容'],
    fields: ['high_tech_services'],
    details: { service: '整机辐射抗扰度试验与整改建议。' },
  },
  space: {
    kind: 'space',
    ...common,
    title: '寻找洁净厂房',
    keywords: ['洁净间'],
    fields: ['electronic_information'],
    details: { usage: '传感器封装。', areaMinSquareMetres: 800 },
  },
};

/** A complete need of a kind. */
export const buildNeedOf = <Kind extends NeedKind>(kind: Kind, given: Given<Kind> = {}): InputOf<Kind> =>
  // The kind's own complete content, with fields of the same kind laid over it.
  ({ ...complete[kind], ...given }) as InputOf<Kind>;

/** A complete technology need. */
export const buildNeed = (given: Given<'technology'> = {}): InputOf<'technology'> => buildNeedOf('technology', given);
