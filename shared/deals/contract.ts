// What is signed. The contract record carries the fields of the technology contract registration form; a financing deal has
// a record of its money instead.
import { z } from 'zod';
import { daySchema, idSchema, momentSchema } from '#shared/contract/id.ts';
import { lineOf, textOf } from '#shared/contract/text.ts';
import { amountWanSchema } from '#shared/postings/schema.ts';
import { financingStageSchema } from '#shared/vocabularies/schema.ts';

export const CONTRACT_TYPES = ['development', 'transfer', 'licence', 'consulting', 'service'] as const;
export type ContractType = (typeof CONTRACT_TYPES)[number];

/** To the fen, a hundredth. */
const amountYuanSchema = z.number().min(0).max(100_000_000_000).multipleOf(0.01);

/** Sums of yuan are made in whole fen: in fractions 0.1 and 0.2 are not 0.3. */
const fenOf = (yuan: number): number => Math.round(yuan * 100);

const paymentSchema = z.strictObject({
  label: lineOf({ min: 1, max: 60 }),
  dueOn: daySchema.nullable().default(null),
  amountYuan: amountYuanSchema,
});
const milestoneSchema = z.strictObject({
  title: lineOf({ min: 1, max: 120 }),
  dueOn: daySchema.nullable().default(null),
  /** How it is accepted. */
  acceptance: lineOf({ max: 300 }).default(''),
  acceptedOn: daySchema.nullable().default(null),
});

export const contractInputSchema = z
  .strictObject({
    name: lineOf({ min: 2, max: 120 }),
    type: z.enum(CONTRACT_TYPES),
    /** What is developed, handed over, licensed, advised on or done. */
    subject: textOf({ min: 10, max: 2000 }),
    buyerId: idSchema,
    sellerId: idSchema,
    amountYuan: amountYuanSchema,
    /** The part of the amount that pays for technology, without goods. */
    technologyYuan: amountYuanSchema,
    signedOn: daySchema,
    startsOn: daySchema,
    endsOn: daySchema,
    intellectualProperty: lineOf({ max: 200 }).default(''),
    payments: z.array(paymentSchema).max(24).default([]),
    milestones: z.array(milestoneSchema).max(24).default([]),
  })
  .check((context) => {
    const { value } = context;
    const refuse = (path: string, code: string, params: Record<string, number> = {}) =>
      context.issues.push({ code: 'custom', input: value, path: [path], params: { code, ...params } });
    if (value.buyerId === value.sellerId) refuse('sellerId', 'same_party');
    if (value.technologyYuan > value.amountYuan) refuse('technologyYuan', 'more_than_the_amount');
    if (value.endsOn < value.startsOn) refuse('endsOn', 'ends_before_it_begins');
    const planned = value.payments.reduce((sum, { amountYuan }) => sum + fenOf(amountYuan), 0);
    if (value.payments.length > 0 && planned !== fenOf(value.amountYuan))
      refuse('payments', 'payments_mismatch', { planned: planned / 100 });
  });

export const contractSchema = z.object({
  ...contractInputSchema.shape,
  version: z.number().int(),
  recordedAt: momentSchema,
  recordedBy: z.string(),
});

export const financingInputSchema = z.strictObject({
  round: financingStageSchema,
  amountWan: amountWanSchema,
  valuationWan: amountWanSchema.nullable().default(null),
  equityPercent: z.number().min(0).max(100).nullable().default(null),
  instrument: lineOf({ max: 60 }).default(''),
  termSheetOn: daySchema.nullable().default(null),
  signedOn: daySchema.nullable().default(null),
  fundedOn: daySchema.nullable().default(null),
  terms: textOf({ max: 2000 }).default(''),
});
export const financingSchema = z.object({
  ...financingInputSchema.shape,
  version: z.number().int(),
  recordedAt: momentSchema,
  recordedBy: z.string(),
});

/** Words that speak for a type, as the registration offices read contracts. */
const SIGNS: Readonly<Record<ContractType, readonly string[]>> = {
  development: ['开发', '研制', '研发', '研究', '样机', '新产品', '新工艺', 'develop', 'prototype'],
  transfer: ['转让', '权利转移', '专利权', '申请权', 'transfer', 'assign'],
  licence: ['许可', '授权使用', '独占', '普通实施', 'licen'],
  consulting: ['咨询', '论证', '可行性', '预测', '评估', '评价报告', 'advice', 'feasib', 'consult'],
  service: ['服务', '检测', '测试', '培训', '运维', '调试', '维护', '数据处理', 'test', 'train', 'maint', 'service'],
};

const countSigns = (text: string, signs: readonly string[]): number =>
  signs.reduce((sum, sign) => sum + (text.split(sign).length - 1), 0);

/** The type that a contract's own words speak for most; null when they are silent or speak for several alike. */
export const likelyContractType = (words: string): ContractType | null => {
  const text = words.toLowerCase();
  const ranked = CONTRACT_TYPES.map((type) => ({ type, signs: countSigns(text, SIGNS[type]) })).sort(
    (one, other) => other.signs - one.signs,
  );
  const [first, second] = ranked;
  return first && first.signs > 0 && first.signs > (second?.signs ?? 0) ? first.type : null;
};
