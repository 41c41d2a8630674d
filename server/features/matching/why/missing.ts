import type { Asked } from '#server/features/matching/ranking/asked.ts';
import type { Contributions } from './contributions.ts';
import type { ReadField } from './segments.ts';

const MISSING_SHOWN = 5;
const MISSING_LENGTH = 80;
/** Numbers, and values with their units: the indicators compare those. */
const NUMBER = /^\d[\d.]*[a-zμ%]{0,4}$/i;

interface Candidate {
  text: string;
  weight: number;
}

const overlaps = (one: string, other: string): boolean => one.includes(other) || other.includes(one);

/** Weighty words of the need that the capability does not mention, heaviest first; of overlapping ones the heavier. */
export const missingWords = (need: readonly ReadField[], { query }: Asked, { said }: Contributions): string[] => {
  const candidates = new Map<string, Candidate>();
  for (const { text, zone, placed } of need) {
    if (zone === 'background') continue;
    const meant = placed.filter(({ kind, term }) => kind === 'concept' && said.get(term) > 0);
    for (const { term, kind, start, end } of placed) {
      if ((kind !== 'word' && kind !== 'stem') || said.get(term) > 0) continue;
      const word = text.slice(start, end);
      if (NUMBER.test(word) || word.length < 2) continue;
      // Said by another name: NB-IoT where the capability has 窄带物联网.
      if (meant.some((concept) => concept.start <= start && end <= concept.end)) continue;
      // Longer words say more and are rarer; their weight alone does not know that both are the same place.
      candidates.set(word.toLowerCase(), { text: word, weight: query.get(term) * Math.sqrt(word.length) });
    }
  }
  const chosen: string[] = [];
  for (const { text } of [...candidates.values()].sort((one, other) => other.weight - one.weight)) {
    if (chosen.length === MISSING_SHOWN) break;
    if (!chosen.some((word) => overlaps(word, text))) chosen.push(text.slice(0, MISSING_LENGTH));
  }
  return chosen;
};
