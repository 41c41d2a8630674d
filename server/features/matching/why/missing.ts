import type { Asked } from '#server/features/matching/ranking/asked.ts';
import type { Missable, ReadField, ReadTexts } from './reading.ts';

const MISSING_SHOWN = 5;
const MISSING_LENGTH = 80;
/** Numbers, and values with their units: the indicators compare those. */
const NUMBER = /^\d[\d.]*[a-zμ%]{0,4}$/i;

const wordsOfField = ({ text, zone, places }: ReadField, terms: readonly number[]): Missable[] => {
  if (zone === 'background') return [];
  const { numbers, kinds, starts, ends } = places;
  const all = [...numbers.keys()];
  const concepts = all.filter((place) => kinds[place] === 'concept');
  return all.flatMap((place): Missable[] => {
    if (kinds[place] !== 'word' && kinds[place] !== 'stem') return [];
    const [number = 0, start = 0, end = 0] = [numbers[place], starts[place], ends[place]];
    const word = text.slice(start, end);
    if (NUMBER.test(word) || word.length < 2) return [];
    const around = concepts.filter((concept) => (starts[concept] ?? 0) <= start && end <= (ends[concept] ?? 0));
    const term = terms[number - 1] ?? 0;
    return [{ text: word, key: word.toLowerCase(), term, number, concepts: around.map((at) => numbers[at] ?? 0) }];
  });
};

/** What of a need might be missed is the same for all its pairs. */
const wordsOf = (need: ReadTexts): readonly Missable[] => {
  need.missable ??= need.fields.flatMap((field) => wordsOfField(field, need.terms));
  return need.missable;
};

const overlaps = (one: string, other: string): boolean => one.includes(other) || other.includes(one);

/**
 * Weighty words of the need that the capability does not mention, heaviest first; of overlapping ones the heavier. `said` is what
 * the need's terms give, by their numbers.
 */
export const missingWords = (need: ReadTexts, { query }: Asked, said: Float64Array): string[] => {
  const isSaid = (number: number): boolean => (said[number] ?? 0) > 0;
  const unsaid = new Map<string, { text: string; weight: number }>();
  for (const { text, key, term, number, concepts } of wordsOf(need)) {
    // Said by another name: NB-IoT where the capability has 窄带物联网.
    if (isSaid(number) || concepts.some(isSaid)) continue;
    // Longer words say more and are rarer; their weight alone does not know that both are the same place.
    unsaid.set(key, { text, weight: query.get(term) * Math.sqrt(text.length) });
  }
  const chosen: string[] = [];
  for (const { text } of [...unsaid.values()].sort((one, other) => other.weight - one.weight)) {
    if (chosen.length === MISSING_SHOWN) break;
    if (!chosen.some((word) => overlaps(word, text))) chosen.push(text.slice(0, MISSING_LENGTH));
  }
  return chosen;
};
