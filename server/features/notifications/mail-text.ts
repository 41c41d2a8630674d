import type { Person } from '#server/features/organizations/people.ts';
import type { Config } from '#server/platform/config.ts';
import type { Letter } from '#server/platform/mail/mailer.ts';
import { sentence } from '#server/platform/words/sentence.ts';
import { kindRow, TOPICS, type Topic } from '#shared/notifications/kinds.ts';
import type { DeliveryRecord } from './model.ts';
import { noticeText } from './words.ts';

/** A daily mail of more than that says how many more there are. */
const ITEMS_MAX = 100;

type Written = Pick<Letter, 'template' | 'params'>;

/** One notification as a mail of its own, in its kind's own letter where there is one. */
export const singleMail = (delivery: DeliveryRecord, { name, actor }: Person, config: Config): Written => {
  const { kind, params, detail, path, missing } = delivery;
  const { letter } = kindRow(kind);
  const text = noticeText(actor.locale, kind, params);
  const filled = Object.fromEntries(missing.map((gap) => [gap, sentence(actor.locale, 'notifications.missing')]));
  const more = { points: sentence(actor.locale, 'notifications.missing'), applicant: params['person'] ?? '' };
  return {
    template: letter ?? 'notification',
    params: {
      ...more,
      ...params,
      ...filled,
      name,
      text,
      detail: detail ?? '',
      comment: detail ?? '',
      reason: detail ?? '',
      link: config.publicUrl + path,
    },
  };
};

const itemText = ({ kind, params, detail, path }: DeliveryRecord, { actor }: Person, config: Config): string =>
  [
    `· ${noticeText(actor.locale, kind, params)}`,
    ...(detail ? [`  ${detail}`] : []),
    `  ${config.publicUrl}${path}`,
  ].join('\n');

/** Many notifications in one mail, by topic, in the order of the table. */
export const digestMail = (items: readonly DeliveryRecord[], person: Person, config: Config): Written => {
  const { locale } = person.actor;
  const shown = items.slice(0, ITEMS_MAX);
  const part = (topic: Topic): string[] => {
    const own = shown.filter(({ kind }) => kindRow(kind).topic === topic);
    const title = sentence(locale, `notifications.topic.${topic}`);
    return own.length > 0 ? [`【${title}】`, ...own.map((item) => itemText(item, person, config))] : [];
  };
  const left = items.length - shown.length;
  const rest = left > 0 ? [sentence(locale, 'notifications.more', { count: left })] : [];
  return {
    template: 'digest',
    params: {
      name: person.name,
      count: items.length,
      items: [...TOPICS.flatMap(part), ...rest].join('\n\n'),
      link: `${config.publicUrl}/notifications`,
      settings: `${config.publicUrl}/account/notifications`,
    },
  };
};
