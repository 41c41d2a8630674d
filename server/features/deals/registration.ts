// The technology contract registration form (技术合同认定登记表): its fields from the contract record, the two organizations and
// what the deal is about. The office that registers works in Chinese, so does the form.
import ExcelJS from 'exceljs';
import { type OrganizationRecord, organizations } from '#server/features/organizations/model.ts';
import { postingsOf } from '#server/features/postings/noun.ts';
import { postingsById } from '#server/features/postings/reads.ts';
import { regionAncestors, regions } from '#server/features/vocabularies/codes.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { type Block, writePdf } from '#server/platform/documents/pdf.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { sentence } from '#server/platform/words/sentence.ts';
import type { ContractType } from '#shared/deals/contract.ts';
import { readable } from './command.ts';
import type { ContractRecord, DealRecord } from './model.ts';

interface Field {
  section: string;
  label: string;
  value: string | number;
}

const TITLE = '技术合同认定登记表';
const TYPES: Record<ContractType, string> = {
  development: '技术开发',
  transfer: '技术转让',
  licence: '技术许可',
  consulting: '技术咨询',
  service: '技术服务',
};

const fieldWords = async (deal: DealRecord): Promise<string> => {
  const [need] = deal.postings.filter(({ noun }) => noun === 'need');
  const [about] = await postingsById(postingsOf(need?.noun ?? 'capability'), [(need ?? deal.postings[0])?.id ?? '']);
  return (about?.content.fields ?? []).map((field) => sentence('zh-CN', `vocabulary.techField.${field}`)).join('、');
};

const regionName = (code: string): string =>
  [...regionAncestors(code).reverse(), code]
    .map((one) => regions.terms.find((term) => term.code === one)?.zh ?? '')
    .join('');

const partyFields = (section: string, organization: OrganizationRecord | undefined): Field[] => [
  { section, label: '名称', value: organization?.name ?? '' },
  { section, label: '统一社会信用代码', value: organization?.creditCode ?? '' },
  {
    section,
    label: '单位性质',
    value: organization ? sentence('zh-CN', `vocabulary.organizationType.${organization.type}`) : '',
  },
  { section, label: '所在地区', value: organization ? regionName(organization.region) : '' },
];

const paymentWords = ({ payments }: ContractRecord): string => {
  if (payments.length === 0) return '按合同约定';
  return payments.length === 1 ? '一次总付' : '分期支付';
};

const listFields = ({ payments, milestones }: ContractRecord): Field[] => [
  ...payments.map(({ label, dueOn, amountYuan }, index) => ({
    section: '支付计划',
    label: `第 ${index + 1} 期`,
    value: [label, dueOn ?? '', `${amountYuan} 元`].filter(Boolean).join('，'),
  })),
  ...milestones.map(({ title, dueOn, acceptance, acceptedOn }, index) => ({
    section: '进度与验收',
    label: `节点 ${index + 1}`,
    value: [title, dueOn ?? '', acceptance, acceptedOn ? `已于 ${acceptedOn} 验收` : ''].filter(Boolean).join('，'),
  })),
];

const fieldsOf = async (deal: DealRecord, contract: ContractRecord): Promise<Field[]> => {
  const found = await organizations
    .find({ _id: { $in: [contract.buyerId, contract.sellerId] } })
    .lean<OrganizationRecord[]>();
  const byId = new Map(found.map((organization) => [organization._id, organization]));
  const section = '合同基本信息';
  return [
    { section, label: '合同名称', value: contract.name },
    { section, label: '合同类别', value: TYPES[contract.type] },
    { section, label: '合同标的内容', value: contract.subject },
    { section, label: '技术领域', value: await fieldWords(deal) },
    { section, label: '签订日期', value: contract.signedOn },
    { section, label: '合同起始日期', value: contract.startsOn },
    { section, label: '合同终止日期', value: contract.endsOn },
    { section, label: '合同成交金额（元）', value: contract.amountYuan },
    { section, label: '其中：技术交易额（元）', value: contract.technologyYuan },
    { section, label: '支付方式', value: paymentWords(contract) },
    { section, label: '知识产权归属', value: contract.intellectualProperty },
    ...partyFields('卖方（研究开发方、让与方、受托方）', byId.get(contract.sellerId)),
    ...partyFields('买方（委托方、受让方）', byId.get(contract.buyerId)),
    ...listFields(contract),
  ];
};

const asWorkbook = async (fields: readonly Field[]): Promise<Uint8Array> => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(TITLE);
  sheet.columns = [
    { header: '部分', width: 24 },
    { header: '项目', width: 26 },
    { header: '内容', width: 70 },
  ];
  sheet.getRow(1).font = { bold: true };
  for (const { section, label, value } of fields) sheet.addRow([section, label, value]);
  sheet.getColumn(3).alignment = { wrapText: true, vertical: 'top', horizontal: 'left' };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
};

const asPdf = (fields: readonly Field[]): Promise<Uint8Array> => {
  const blocks: Block[] = [{ kind: 'title', text: TITLE }];
  let section = '';
  for (const field of fields) {
    if (field.section !== section) blocks.push({ kind: 'heading', text: field.section });
    section = field.section;
    blocks.push({ kind: 'row', label: field.label, text: String(field.value) });
  }
  return writePdf(blocks, { title: TITLE });
};

const MEDIA = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

/** The form of a deal's contract. Throws `not_found`, `not_in_this_state` while no contract is recorded. */
export const registrationForm = async (actor: Actor, id: string, format: keyof typeof MEDIA) => {
  const deal = await readable(actor, id);
  if (!deal.contract) throw new Problem('not_in_this_state');
  const fields = await fieldsOf(deal, deal.contract);
  const bytes = format === 'xlsx' ? await asWorkbook(fields) : await asPdf(fields);
  return { bytes, name: `${TITLE}-${deal.contract.name}.${format}`, mediaType: MEDIA[format] };
};
