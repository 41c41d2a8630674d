// A notification in words, for mails and robots; the app words it by the same keys.
import { gapsOf, sentence } from '#server/platform/words/sentence.ts';
import type { Kind } from '#shared/notifications/kinds.ts';
import type { NoticeParams } from '#shared/notifications/schema.ts';
import type { Locale } from '#shared/users/schema.ts';

const keyOf = (kind: Kind): string => `notifications.kind.${kind}.text`;

const isThere = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** Gaps of the kind's sentence that have no value: noted in the log, and filled by a word that says so. */
export const missingIn = (kind: Kind, params: NoticeParams): string[] =>
  gapsOf('zh-CN', keyOf(kind)).filter((gap) => !isThere(params[gap]));

export const noticeText = (locale: Locale, kind: Kind, params: NoticeParams): string => {
  const gaps = missingIn(kind, params).map((gap) => [gap, sentence(locale, 'notifications.missing')]);
  return sentence(locale, keyOf(kind), { ...params, ...Object.fromEntries(gaps) });
};

export const kindName = (locale: Locale, kind: Kind): string => sentence(locale, `notifications.kind.${kind}.name`);
