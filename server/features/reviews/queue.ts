// The review desk: needs and capabilities that wait for a decision, in one order.
import { capabilities } from '#server/features/capabilities/capabilities.ts';
import { needs } from '#server/features/needs/needs.ts';
import { organizationRefs } from '#server/features/organizations/reads.ts';
import type { PostingRecord } from '#server/features/postings/model.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

interface QueueQuery {
  page: number;
  limit: number;
  noun?: PostingNoun | undefined;
}

type Waiting = Pick<PostingRecord, '_id' | 'organizationId' | 'submittedAt' | 'advised'> & {
  content: { kind: string; title: string };
};

const FIELDS = { organizationId: 1, submittedAt: 1, advised: 1, 'content.kind': 1, 'content.title': 1 } as const;
const SUBMITTED = { status: 'submitted' } as const;
const NOTHING_ADVISED = { value: 0, clarity: 0, cooperation: 0, completeness: 0 };

const waitingIn = async (postings: typeof needs | typeof capabilities, first: number) => {
  const records = await postings.model
    .find(SUBMITTED, FIELDS)
    .sort({ submittedAt: 1, _id: 1 })
    .limit(first)
    .lean<Waiting[]>();
  return records.map((record) => ({ noun: postings.noun, record }));
};

type Row = Awaited<ReturnType<typeof waitingIn>>[number];

const byWait = (one: Row, other: Row): number =>
  (one.record.submittedAt?.getTime() ?? 0) - (other.record.submittedAt?.getTime() ?? 0) ||
  (one.record._id < other.record._id ? -1 : 1);

/** One page of what was submitted, longest wait first. */
export const reviewQueue = async ({ page, limit, noun }: QueueQuery) => {
  const asked = [needs, capabilities].filter((postings) => noun === undefined || postings.noun === noun);
  const last = page * limit;
  // Two sorted lists: the page lies within the first `last` rows of each.
  const [rows, counts] = await Promise.all([
    Promise.all(asked.map((postings) => waitingIn(postings, last))),
    Promise.all(asked.map((postings) => postings.model.countDocuments(SUBMITTED))),
  ]);
  const shown = rows
    .flat()
    .sort(byWait)
    .slice(last - limit, last);
  const organizations = await organizationRefs(shown.map(({ record }) => record.organizationId));
  const items = shown.flatMap(({ noun: of, record }) => {
    const organization = organizations.get(record.organizationId);
    if (!organization) return [];
    const { _id: id, content, submittedAt, advised } = record;
    return [
      {
        noun: of,
        id,
        kind: content.kind,
        title: content.title,
        organization,
        submittedAt: (submittedAt ?? new Date(0)).toISOString(),
        advised: advised ?? NOTHING_ADVISED,
      },
    ];
  });
  return { items, total: counts.reduce((sum, count) => sum + count, 0) };
};
