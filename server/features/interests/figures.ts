// How an organization answers. The rule, as the page says it: interests received in the last 180 days; the median of the time
// from sending to the first reply, those without one counting with the whole time until they ran out. What its sender took
// back says nothing about the receiver and is left out.
import { FIGURES_DAYS, FIGURES_FROM, type ReplyFigures } from '#shared/interests/schema.ts';
import { type InterestRecord, interests } from './model.ts';

const HOUR_MS = 3600_000;

type Counted = Pick<InterestRecord, 'state' | 'sentAt' | 'dueAt' | 'answeredAt'>;

/** The middle one, or the mean of the two in the middle; null without any. */
export const medianOf = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
};

const waitedMs = ({ sentAt, answeredAt }: Counted): number =>
  answeredAt ? answeredAt.getTime() - sentAt.getTime() : 0;

const figuresOf = (received: readonly Counted[]): ReplyFigures => {
  const count = (state: InterestRecord['state']) => received.filter((one) => one.state === state).length;
  const ended = received.filter(({ state }) => state !== 'sent');
  const median = ended.length < FIGURES_FROM ? null : medianOf(ended.map(waitedMs));
  return {
    received: received.length,
    accepted: count('accepted'),
    declined: count('declined'),
    expired: count('expired'),
    waiting: count('sent'),
    inTime: ended.filter(({ state, answeredAt, dueAt }) => state !== 'expired' && answeredAt && answeredAt <= dueAt)
      .length,
    medianHours: median === null ? null : Math.round((median / HOUR_MS) * 10) / 10,
  };
};

/** The figures of what each of these organizations received until now; of all that received anything, without a list. */
export const replyFiguresOf = async (
  organizationIds: readonly string[] | undefined,
  now: Date,
): Promise<Map<string, ReplyFigures>> => {
  const since = new Date(now.getTime() - FIGURES_DAYS * 24 * HOUR_MS);
  const found = await interests
    .find(
      {
        ...(organizationIds ? { toOrganizationId: { $in: [...organizationIds] } } : {}),
        state: { $ne: 'withdrawn' },
        sentAt: { $gte: since },
      },
      { toOrganizationId: 1, state: 1, sentAt: 1, dueAt: 1, answeredAt: 1 },
    )
    .lean<(Counted & Pick<InterestRecord, 'toOrganizationId'>)[]>();
  const received = new Map<string, Counted[]>((organizationIds ?? []).map((id) => [id, []]));
  for (const one of found) {
    const own = received.get(one.toOrganizationId);
    if (own) own.push(one);
    else received.set(one.toOrganizationId, [one]);
  }
  return new Map([...received].map(([id, own]) => [id, figuresOf(own)]));
};

/** The figures of what an organization received until now. */
export const replyFigures = async (organizationId: string, now: Date): Promise<ReplyFigures> =>
  (await replyFiguresOf([organizationId], now)).get(organizationId) ?? figuresOf([]);
