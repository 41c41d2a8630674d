// What was signed in the demo: contracts of every type at several stages, and one financing. Each deal begins after what it is
// about was published. Told through the services, like everything else.
import type { z } from 'zod';
import { postingRefOf, type Scene } from '#seeds/refs.ts';
import { capabilities } from '#server/features/capabilities/capabilities.ts';
import { recordContract, recordFinancing } from '#server/features/deals/contract.ts';
import { moveDeal } from '#server/features/deals/stages.ts';
import { acceptInterest } from '#server/features/interests/answer.ts';
import { sendInterest } from '#server/features/interests/send.ts';
import { needs } from '#server/features/needs/needs.ts';
import { type ContractType, contractInputSchema, financingInputSchema } from '#shared/deals/contract.ts';
import type { DealStage } from '#shared/deals/pipeline.ts';

interface Signed {
  company: string;
  provider: string;
  capability: string;
  need?: string;
  seeks: string;
  name: string;
  type: ContractType;
  subject: string;
  amountYuan: number;
  technologyYuan: number;
  /** How far it has come since. */
  until: 'signed' | 'performing' | 'completed';
}

export const signedContracts: readonly Signed[] = [
  {
    company: 'hengye',
    provider: 'hhau',
    capability: '农机侧滑自适应路径跟踪控制器',
    need: '重型拖拉机北斗自动驾驶的松软地块路径跟踪控制',
    seeks: '希望把控制器移植到两百马力以上的拖拉机上，春耕前完成三台样机的田间对比。',
    name: '重型拖拉机路径跟踪控制器联合开发合同',
    type: 'development',
    subject: '共同研发松软地块路径跟踪控制器，完成三台样机和一个作业季的田间验证。',
    amountYuan: 1_600_000,
    technologyYuan: 1_200_000,
    until: 'performing',
  },
  {
    company: 'suian',
    provider: 'zyut',
    capability: '蓝光/红外双波长散射烟雾粒径识别探头',
    seeks: '希望获得探头光路专利的使用权，用于新一代抗粉尘感烟探测器。',
    name: '双波长感烟探头专利实施许可合同',
    type: 'licence',
    subject: '许可使用双波长散射光路的发明专利，期限五年，普通实施许可。',
    amountYuan: 900_000,
    technologyYuan: 900_000,
    until: 'signed',
  },
  {
    company: 'jinli',
    provider: 'zyut',
    capability: '金刚石片等离子体辅助化学机械抛光技术',
    seeks: '现有抛光线良率不足，希望整体受让该工艺，并请课题组驻厂一个月。',
    name: '金刚石片抛光专利权转让合同',
    type: 'transfer',
    subject: '转让金刚石片抛光的专利权及相关技术秘密，交付全套工艺文件。',
    amountYuan: 1_350_000,
    technologyYuan: 1_350_000,
    until: 'completed',
  },
  {
    company: 'qingyan',
    provider: 'lcqg',
    capability: '多孔介质预混醇基灶头与低温催化后处理',
    need: '醇基商用灶低负荷燃烧的甲醛与一氧化碳控制',
    seeks: '希望在我们的双头灶上做一轮改型样机，先达到低负荷排放要求。',
    name: '醇基商用灶低排放燃烧器研制合同',
    type: 'development',
    subject: '研制适配双头商用灶的多孔介质燃烧器样机，低负荷排放达到新国标。',
    amountYuan: 680_000,
    technologyYuan: 560_000,
    until: 'performing',
  },
  {
    company: 'yunyi',
    provider: 'znzb',
    capability: '无人机移动平台视觉/超宽带融合引导降落系统',
    seeks: '希望论证在渡轮甲板上自主降落是否可行，再决定是否立项。',
    name: '无人机甲板降落可行性咨询合同',
    type: 'consulting',
    subject: '就渡轮甲板自主降落作可行性论证和风险评估，提交咨询报告。',
    amountYuan: 260_000,
    technologyYuan: 260_000,
    until: 'signed',
  },
  {
    company: 'chunyuan',
    provider: 'dtny',
    capability: '甲醇喷油器陶瓷快速加热冷起动系统',
    seeks: '请在零下三十度的环境舱里测试我们的两型发动机，并给出标定建议。',
    name: '甲醇发动机冷起动测试服务合同',
    type: 'service',
    subject: '在环境舱内对两型甲醇发动机作低温冷起动测试服务，并提供标定培训。',
    amountYuan: 420_000,
    technologyYuan: 400_000,
    until: 'completed',
  },
];

/** The share of the time since publication that has passed when something happens. */
const SHARES = { sent: 0.05, accepted: 0.1, terms: 0.4, signed: 0.5, performing: 0.6, completed: 0.9 } as const;

const CONTRACT_YEARS_MS = 365 * 24 * 3600_000;

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

const tellContract = async ({ now, actorOf }: Scene, signed: Signed): Promise<void> => {
  const target = await postingRefOf(capabilities.noun, signed.capability);
  const offer = signed.need ? await postingRefOf(needs.noun, signed.need) : null;
  const began = Math.max(target.publishedAt.getTime(), offer?.publishedAt.getTime() ?? 0);
  const at = (name: keyof typeof SHARES): Date => new Date(began + (now.getTime() - began) * SHARES[name]);
  const [company, provider] = [actorOf(signed.company), actorOf(signed.provider)];
  const interest = await sendInterest({
    actor: company,
    now: at('sent'),
    target: target.ref,
    offer: offer?.ref ?? null,
    seeks: signed.seeks,
    unclear: '',
    about: '',
    isDemo: true,
  });
  const { dealId } = await acceptInterest({ actor: provider, id: interest._id, now: at('accepted') });
  const command = (name: keyof typeof SHARES) => ({ actor: provider, id: dealId ?? '', now: at(name) });
  await moveDeal(command('terms'), { from: 'talks', to: 'terms' });
  const contract: z.input<typeof contractInputSchema> = {
    name: signed.name,
    type: signed.type,
    subject: signed.subject,
    buyerId: interest.fromOrganizationId,
    sellerId: interest.toOrganizationId,
    amountYuan: signed.amountYuan,
    technologyYuan: signed.technologyYuan,
    signedOn: dayOf(at('signed')),
    startsOn: dayOf(at('signed')),
    endsOn: dayOf(new Date(at('signed').getTime() + CONTRACT_YEARS_MS)),
  };
  await recordContract(command('signed'), { version: 0, contract: contractInputSchema.parse(contract) });
  const way: readonly DealStage[] = ['terms', 'signed', 'performing', 'completed'];
  for (const [index, to] of way.slice(1, way.indexOf(signed.until) + 1).entries()) {
    const from = way[index] ?? 'terms';
    await moveDeal(command(to as keyof typeof SHARES), { from, to });
  }
};

const tellFunded = async ({ now, actorOf }: Scene): Promise<void> => {
  const target = await postingRefOf(needs.noun, '消防灭火侦察机器人规模化交付 A 轮融资 4000 万元');
  const offer = await postingRefOf(capabilities.noun, '高端装备与新能源汽车成长期股权投资');
  const began = Math.max(target.publishedAt.getTime(), offer.publishedAt.getTime());
  const at = (share: number): Date => new Date(began + (now.getTime() - began) * share);
  const [investor, company] = [actorOf('songhe-pe'), actorOf('yanguan')];
  const interest = await sendInterest({
    actor: investor,
    now: at(0.05),
    target: target.ref,
    offer: offer.ref,
    seeks: '希望看在手订单、交付计划和近三年审计报告，并访谈两家用户。',
    unclear: '',
    about: '',
    isDemo: true,
  });
  const { dealId } = await acceptInterest({ actor: company, id: interest._id, now: at(0.1) });
  const command = (share: number) => ({ actor: investor, id: dealId ?? '', now: at(share) });
  await moveDeal(command(0.15), { from: 'intent', to: 'confirmed' });
  await moveDeal(command(0.2), { from: 'confirmed', to: 'due_diligence' });
  await moveDeal(command(0.5), { from: 'due_diligence', to: 'term_sheet' });
  const financing = financingInputSchema.parse({
    round: 'a',
    amountWan: 4000,
    valuationWan: 32_000,
    equityPercent: 12.5,
    instrument: '优先股',
    termSheetOn: dayOf(at(0.5)),
    signedOn: dayOf(at(0.7)),
    fundedOn: dayOf(at(0.85)),
  });
  await recordFinancing(command(0.7), { version: 0, financing });
  await moveDeal(command(0.7), { from: 'term_sheet', to: 'signed' });
  await moveDeal(command(0.85), { from: 'signed', to: 'funded' });
};

/** Tells them all; the postings have to be published already. */
export const tellSignedDeals = async (scene: Scene): Promise<void> => {
  for (const signed of signedContracts) await tellContract(scene, signed);
  await tellFunded(scene);
};
