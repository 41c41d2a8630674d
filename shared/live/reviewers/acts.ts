/** What a reviewer may do: `show` and `dismiss` what is held, `redact` what was held and has been shown. */
export const REVIEW_ACTS = ['show', 'dismiss', 'redact'] as const;
export type ReviewAct = (typeof REVIEW_ACTS)[number];
