import { regionAncestors, regions } from '#server/features/vocabularies/codes.ts';
import { type Judgement, judged, type Pair, type SeenFacts, unknown } from './judgement.ts';

/** By code, made when it is first asked for: hundreds of pairs of a list ask for the same few. */
const lineages = new Map<string, readonly string[]>();

const lineage = (code: string): readonly string[] => {
  const known = lineages.get(code);
  if (known) return known;
  const made = [code, ...regionAncestors(code)];
  lineages.set(code, made);
  return made;
};

const names = new Map(regions.terms.map(({ code, zh, en }) => [code, { zh, en: en ?? zh }]));
const nameOf = (code: string) => names.get(code) ?? { zh: code, en: code };

const judgeServed = (need: SeenFacts, served: readonly string[]): Judgement => {
  if (need.region === null) return unknown('regionUnknown');
  const serving = lineage(need.region).find((code) => served.includes(code));
  return serving ? judged(1, 'regionServed', nameOf(serving)) : judged(-1, 'regionNotServed', nameOf(need.region));
};

/** Region: nearness helps; distance is against only where the thing cannot travel (a space) or does not serve the place. */
export const judgeRegion = ({ need, capability }: Pair): Judgement => {
  if (capability.servedRegions.length > 0) return judgeServed(need, capability.servedRegions);
  if (need.region === null || capability.region === null) return unknown('regionUnknown');
  const theirs = lineage(capability.region);
  const common = lineage(need.region).find((code) => theirs.includes(code));
  if (common === undefined) return judged(need.kind === 'space' ? -1 : 0, 'regionElsewhere', nameOf(capability.region));
  const isProvince = lineage(common).length === 1;
  return judged(isProvince ? 0.5 : 1, 'regionShared', nameOf(common));
};
