import type { Lifecycle } from '#shared/contract/lifecycle.ts';

export const POSTING_STATUSES = [
  'draft',
  'submitted',
  'published',
  'returned',
  'rejected',
  'in_talks',
  'done',
  'expired',
  'withdrawn',
] as const;
export type PostingStatus = (typeof POSTING_STATUSES)[number];

/** What the public listing shows. */
export const LISTED_STATUSES = ['published', 'in_talks'] as const satisfies readonly PostingStatus[];

export const isListed = (status: PostingStatus): boolean =>
  (LISTED_STATUSES as readonly PostingStatus[]).includes(status);

export type PostingAct =
  | 'submit'
  | 'publish'
  | 'return'
  | 'reject'
  | 'withdraw'
  | 'startTalks'
  | 'endTalks'
  | 'finish'
  | 'expire'
  | 'renew'
  | 'reopen';

/** Needs and capabilities share one life. */
export const postingLifecycle: Lifecycle<PostingStatus, PostingAct> = {
  submit: { from: ['draft', 'returned'], to: 'submitted' },
  publish: { from: ['submitted'], to: 'published' },
  return: { from: ['submitted'], to: 'returned' },
  reject: { from: ['submitted'], to: 'rejected' },
  withdraw: { from: ['submitted', 'returned', 'published', 'in_talks', 'expired'], to: 'withdrawn' },
  startTalks: { from: ['published'], to: 'in_talks' },
  endTalks: { from: ['in_talks'], to: 'published' },
  finish: { from: ['published', 'in_talks'], to: 'done' },
  expire: { from: ['published', 'in_talks'], to: 'expired' },
  renew: { from: ['published', 'in_talks', 'expired'], to: 'published' },
  reopen: { from: ['withdrawn', 'rejected', 'done'], to: 'draft' },
};

/** States in which the owner may change the text. A change of a listed posting goes live at once and is kept as a version. */
export const EDITABLE_STATUSES: readonly PostingStatus[] = ['draft', 'returned', 'published', 'in_talks'];
