import type { RobotRecord } from '#server/features/robots/model.ts';
import type { Config } from '#server/platform/config.ts';
import type { RobotText } from '#server/platform/robots/provider.ts';
import { robotProviders } from '#server/platform/robots/robots.ts';
import { sentence } from '#server/platform/words/sentence.ts';
import type { DeliveryRecord } from './model.ts';
import { kindName, noticeText } from './words.ts';

const DETAIL_MAX = 200;

const short = (text: string): string => {
  const characters = [...text];
  return characters.length > DETAIL_MAX ? `${characters.slice(0, DETAIL_MAX - 1).join('')}…` : text;
};

const bytesOf = (text: string): number => Buffer.byteLength(text) + 8;

/** As many of the lines as fit, and one that says how many more there are. */
const fitting = (lines: readonly string[], robot: RobotRecord): string[] => {
  let left = robotProviders[robot.provider].maxBytes;
  const shown: string[] = [];
  for (const line of lines) {
    left -= bytesOf(line);
    if (left < 0) break;
    shown.push(line);
  }
  const more = lines.length - shown.length;
  return more > 0 ? [...shown, sentence(robot.locale, 'notifications.more', { count: more })] : shown;
};

/** One notification, or all that wait in one message. */
export const robotText = (items: readonly DeliveryRecord[], robot: RobotRecord, config: Config): RobotText => {
  const { locale } = robot;
  const textOf = ({ kind, params }: DeliveryRecord) => short(noticeText(locale, kind, params));
  const [only, ...others] = items;
  if (only && others.length === 0) {
    const { kind, detail, path } = only;
    return {
      title: kindName(locale, kind),
      lines: [textOf(only), ...(detail ? [short(detail.replaceAll('\n', ' '))] : [])],
      link: { label: sentence(locale, 'notifications.open'), address: config.publicUrl + path },
    };
  }
  return {
    title: sentence(locale, 'notifications.many', { count: items.length }),
    lines: fitting(items.map(textOf), robot),
    link: { label: sentence(locale, 'notifications.openAll'), address: `${config.publicUrl}/notifications` },
  };
};
