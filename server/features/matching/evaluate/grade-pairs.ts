import type { Search } from '#server/platform/search/search.ts';
import type { GradedPair } from './grades.ts';
import type { JudgedSet } from './judged-set.ts';
import { dropIndexes, ourSystem, type Progress } from './systems.ts';

const HIGHEST = 3;

/** Every judged pair of a set with the points the production path gives it. Throws where grades are not 0 to 3. */
export const gradePairs = async (set: JudgedSet, search: Search, progress: Progress): Promise<GradedPair[]> => {
  const grades = new Set([...set.judgements.values()].flatMap((judged) => [...judged.values()]));
  if (Math.max(...grades) !== HIGHEST || !grades.has(0)) {
    throw new Error(`${set.name}: grades can be compared on a set judged from 0 to ${HIGHEST} only`);
  }
  const ours = await ourSystem(set, search, progress);
  const pairs: GradedPair[] = [];
  let done = 0;
  for (const { id, text } of set.queries) {
    const judged = set.judgements.get(id) ?? new Map<string, number>();
    const points = await ours.pointsOf(text, [...judged.keys()]);
    for (const [document, grade] of judged) {
      const given = points.get(document);
      if (given !== undefined) pairs.push({ query: id, grade, points: given });
    }
    done += 1;
    progress('needs graded', done, set.queries.length);
  }
  await dropIndexes(set, search);
  return pairs;
};
