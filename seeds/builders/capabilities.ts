// Capabilities that submitting accepts, one of each kind, with nothing beyond what it asks for. Give what matters to the
// case.
import type { CapabilityInput, CapabilityKind } from '#shared/capabilities/schema.ts';

type InputOf<Kind extends CapabilityKind> = Extract<CapabilityInput, { kind: Kind }>;
type Given<Kind extends CapabilityKind> = Partial<Omit<InputOf<Kind>, 'kind'>>;

const common = {
  summary: '课题组多年积累的成果，可提供样品、数据和技术支持。',
  region: '410100',
  disclosure: 'L1',
  contact: { name: '陈老师', phone: '0371-66660000', email: 'chen@example.com' },
} satisfies Partial<CapabilityInput>;

const complete: { [Kind in CapabilityKind]: InputOf<Kind> } = {
  result: {
    kind: 'result',
    ...common,
    title: '微热板甲烷敏感芯片',
    keywords: ['微热板', '甲烷'],
    fields: ['electronic_information'],
    details: {
      completedBy: '传感技术课题组',
      solution: '悬空微热板配合脉冲加热，平均功耗 0.8 mW。',
      trl: 6,
      ipStatus: 'granted',
      transferModes: ['technology_licence'],
    },
  },
  expertise: {
    kind: 'expertise',
    ...common,
    title: '高温高压合成专家团队',
    keywords: ['合成工艺'],
    fields: ['new_materials'],
    details: { lead: '王教授', directions: '立方氮化硼合成机理。', services: '工艺诊断与委托开发。' },
  },
  facility: {
    kind: 'facility',
    ...common,
    title: '微机电封装中试平台',
    keywords: ['封装', '中试'],
    fields: ['electronic_information'],
    details: { equipment: '晶圆键合机、平行缝焊机。', services: '封装打样与小批量试制。' },
  },
  finance: {
    kind: 'finance',
    ...common,
    title: '科创天使基金',
    keywords: ['早期投资'],
    fields: ['high_tech_services'],
    details: { institutionType: 'vc', stages: ['angel', 'pre_a'], ticketMaxWan: 1000 },
  },
  space: {
    kind: 'space',
    ...common,
    title: '传感谷标准厂房',
    keywords: ['标准厂房'],
    fields: ['electronic_information'],
    details: { areaSquareMetres: 3600, location: '高新区传感谷 6 号楼' },
  },
};

/** A complete capability of a kind. */
export const buildCapabilityOf = <Kind extends CapabilityKind>(kind: Kind, given: Given<Kind> = {}): InputOf<Kind> =>
  // The kind's own complete content, with fields of the same kind laid over it.
  ({ ...complete[kind], ...given }) as InputOf<Kind>;

/** A complete result. */
export const buildCapability = (given: Given<'result'> = {}): InputOf<'result'> => buildCapabilityOf('result', given);
