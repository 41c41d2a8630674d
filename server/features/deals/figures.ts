// Amounts of what was signed. A deal counts once a contract (a financing: its money) is recorded and it has come as far as
// signing; one that was declined or withdrawn afterwards does not. The center may add up what it may not read: a row of a deal
// that is closed to it has neither title nor parties.
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type mongoose from 'mongoose';
import { organizationRefs } from '#server/features/organizations/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { Download } from '#server/platform/http/handler.ts';
import { sentence } from '#server/platform/words/sentence.ts';
import type { SignedDeal } from '#shared/deals/figures.ts';
import { NEEDS_CONTRACT, type Pipeline } from '#shared/deals/pipeline.ts';
import { type DealRecord, deals } from './model.ts';
import { joined, mayRead } from './policy.ts';

export const WAN = 10_000;
/** Ten thousands of yuan, exact to the fen. */
const wanOf = (yuan: number): number => Math.round(yuan * 100) / (100 * WAN);
const TABLE_MAX = 10_000;

/** Deals that count. */
export const signedIn = (pipeline: Pipeline): mongoose.QueryFilter<DealRecord> => ({
  pipeline,
  stage: { $in: [...NEEDS_CONTRACT] },
  state: { $in: ['open', 'stalled', 'completed'] },
  ...(pipeline === 'financing' ? { financing: { $ne: null } } : { contract: { $ne: null } }),
});

interface Sum {
  count: number;
  amount: number;
  technology: number;
}

const sumOf = async (pipeline: Pipeline) => {
  const isFinancing = pipeline === 'financing';
  const [sum] = await deals.aggregate<Sum>([
    { $match: signedIn(pipeline) },
    {
      $group: {
        _id: null,
        count: { $sum: 1 },
        amount: { $sum: isFinancing ? '$financing.amountWan' : '$contract.amountYuan' },
        technology: { $sum: '$contract.technologyYuan' },
      },
    },
  ]);
  const { count, amount, technology } = sum ?? { count: 0, amount: 0, technology: 0 };
  return isFinancing
    ? { count, amountWan: amount, technologyWan: 0 }
    : { count, amountWan: wanOf(amount), technologyWan: wanOf(technology) };
};

export const readFigures = async () => {
  const [cooperation, financing] = await Promise.all([sumOf('cooperation'), sumOf('financing')]);
  return { cooperation, financing };
};

type Looked = Pick<
  DealRecord,
  '_id' | 'title' | 'stage' | 'pipeline' | 'parties' | 'coordinator' | 'contract' | 'financing' | 'isDemo'
>;

const present = async (actor: Actor, records: readonly Looked[]): Promise<SignedDeal[]> => {
  const open = records.filter((deal) => mayRead(actor, deal));
  const organizations = await organizationRefs(
    open.flatMap((deal) => joined(deal).map(({ organizationId }) => organizationId)),
  );
  return records.map((deal) => {
    const { _id: id, stage, title, isDemo } = deal;
    const contract = deal.pipeline === 'financing' ? null : deal.contract;
    const financing = deal.pipeline === 'financing' ? deal.financing : null;
    return {
      id,
      stage,
      type: contract?.type ?? null,
      round: financing?.round ?? null,
      signedOn: contract?.signedOn ?? financing?.signedOn ?? null,
      amountWan: contract ? wanOf(contract.amountYuan) : (financing?.amountWan ?? 0),
      technologyWan: contract ? wanOf(contract.technologyYuan) : null,
      deal: open.includes(deal)
        ? { title, parties: joined(deal).flatMap(({ organizationId }) => organizations.get(organizationId) ?? []) }
        : null,
      isDemo,
    };
  });
};

interface Rows {
  pipeline: Pipeline;
  page: number;
  limit: number;
}

/** The rows that add up to a figure, the latest signed first. */
export const listSigned = async (actor: Actor, { pipeline, page, limit }: Rows) => {
  const filter = signedIn(pipeline);
  const [records, total] = await Promise.all([
    deals
      .find(filter)
      .sort({ [pipeline === 'financing' ? 'financing.signedOn' : 'contract.signedOn']: -1, _id: -1 })
      .skip((page - 1) * limit)
      .limit(limit)
      .lean<Looked[]>(),
    deals.countDocuments(filter),
  ]);
  return { items: await present(actor, records), total };
};

/** The same rows for a spreadsheet: UTF-8 with a mark that Excel knows, and no cell that it would run as a formula. */
export const signedTable = async (actor: Actor, pipeline: Pipeline): Promise<Download> => {
  const { items } = await listSigned(actor, { pipeline, page: 1, limit: TABLE_MAX });
  const word = (key: string) => sentence(actor.locale, `deals.figures.${key}`);
  const head = ['title', 'parties', 'kind', 'stage', 'signedOn', 'amountWan', 'technologyWan'].map(word);
  const rows = items.map(({ deal, type, round, stage, signedOn, amountWan, technologyWan }) => [
    deal?.title ?? word('closed'),
    deal?.parties.map(({ name }) => name).join('、') ?? '',
    type
      ? sentence(actor.locale, `deals.contract.type.${type}`)
      : sentence(actor.locale, `vocabulary.financingStage.${round}`),
    sentence(actor.locale, `deals.stage.${stage}`),
    signedOn ?? '',
    amountWan,
    technologyWan ?? '',
  ]);
  const content = Buffer.from(`\uFEFF${stringify([head, ...rows], { escape_formulas: true })}`);
  return {
    stream: Readable.from([content]),
    name: `${word(pipeline)}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    sizeBytes: content.length,
  };
};
