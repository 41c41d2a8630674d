// What a reviewer asks of any need or capability.
import { COMMON_REQUIRED } from '#shared/postings/content.ts';
import { addsToTitle, filled, keywordsBesideTitle, lists, type Rule, reachable, says } from './rule.ts';

const TITLE_SIZE = 8;
const SUMMARY_SIZE = 40;
const SUMMARY_BESIDE_TITLE_SIZE = 16;
const KEYWORDS = 3;

const clarity = (field: string, points: number) => ({ criterion: 'clarity', field, points }) as const;

const CLARITY: readonly Rule[] = [
  says(clarity('title', 1), TITLE_SIZE),
  says(clarity('summary', 2), SUMMARY_SIZE),
  addsToTitle(clarity('summary', 0.5), SUMMARY_BESIDE_TITLE_SIZE),
  lists(clarity('keywords', 1), KEYWORDS),
  keywordsBesideTitle(clarity('keywords', 0.5), 2),
];

const CONTACT_WAYS = ['contact.phone', 'contact.email'] as const;

const COOPERATION: readonly Rule[] = [
  reachable({ criterion: 'cooperation', field: 'contact.phone', points: 1 }, CONTACT_WAYS),
];

/** Not asked for by submitting, but a counterpart finds the posting by them. */
const WELCOME = ['industry', 'chain', 'validUntil'] as const;

/** Rules of every posting, with the fields that its kind requires or welcomes. */
export const rulesOfEveryPosting = (required: readonly string[], welcome: readonly string[]): readonly Rule[] => [
  ...CLARITY,
  ...COOPERATION,
  ...[...COMMON_REQUIRED, ...required].map((field) => filled({ criterion: 'completeness', field, points: 1 })),
  ...[...WELCOME, ...welcome].map((field) => filled({ criterion: 'completeness', field, points: 0.5 })),
];
