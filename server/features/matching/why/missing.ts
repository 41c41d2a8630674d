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

/** Longer words say more and are rarer; their weight alone does not know that both are the same place. */
const weightIn = ({ term, text }: Missable, { query }: Asked): number => query.get(term) * Math.sqrt(text.length);

/** What of a need might be missed, heaviest first: the same for all its pairs. */
const wordsOf = (need: ReadTexts, asked: Asked): readonly Missable[] => {
  need.missable ??= need.fields
    .flatMap((field) => wordsOfField(field, need.terms))
    .map((word) => ({ word, weight: weightIn(word, asked) }))
    .sort((one, other) => other.weight - one.weight)
    .map(({ word }) => word);
  return need.missable;
};

const overlaps = (one: string, other: string): boolean => one.includes(other) || other.includes(one);

/**
 * Weighty words of the need that the capability does not mention, heaviest first; of overlapping ones the heavier. `said` is what
 * the need's terms give, by their numbers.
 */
export const missingWords = (need: ReadTexts, asked: Asked, said: Float64Array): string[] => {
  const isSaid = (number: number): boolean => (said[number] ?? 0) > 0;
  const chosen: Missable[] = [];
  for (const word of wordsOf(need, asked)) {
    if (chosen.length === MISSING_SHOWN) break;
    // Said by another name: NB-IoT where the capability has 窄带物联网.
    if (isSaid(word.number) || word.concepts.some(isSaid)) continue;
    if (!chosen.some(({ key }) => overlaps(key, word.key))) chosen.push(word);
  }
  return chosen.map(({ text }) => text.slice(0, MISSING_LENGTH));
};
