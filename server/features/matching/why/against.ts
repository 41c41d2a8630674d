import type { Judged } from '#server/features/matching/dimensions/judge.ts';
import type { MatchMessage, TextEvidence } from '#shared/matching/schema.ts';

const AGAINST = 6;

/** What speaks against, heaviest first: missed indicators, dimensions that take points, closed details, unmentioned words. */
export const againstOf = (judged: Judged, text: TextEvidence, areDetailsClosed: boolean): MatchMessage[] => {
  const missed = judged.rows
    .filter(({ outcome }) => outcome === 'missed')
    .map(({ asked, offered }) => ({
      code: 'against.indicatorMissed',
      params: { asked: asked.text, offered: offered?.text ?? '' },
    }));
  const taking = judged.dimensions
    .filter(({ dimension, fit }) => fit < 0 && dimension !== 'indicators')
    .sort((one, other) => one.points - other.points)
    .map(({ reason }) => reason);
  const closed = areDetailsClosed ? [{ code: 'against.detailsClosed', params: {} }] : [];
  const [word] = text.missing;
  const unmentioned = word === undefined ? [] : [{ code: 'against.notMentioned', params: { word } }];
  return [...missed, ...taking, ...closed, ...unmentioned].slice(0, AGAINST);
};
