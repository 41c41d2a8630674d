// What filters look at beyond the common fields, read out of a content once, when it is stored.
import { industryAncestors, regionAncestors } from '#server/features/vocabularies/codes.ts';
import type { PostingContent } from './model.ts';

export interface PostingTraits {
  /** The region and those it lies in, so that a province finds its counties. */
  regions: string[];
  industries: string[];
  /** Cooperation modes asked for or offered. */
  modes: string[];
  /** Financing stages asked for or served. */
  stages: string[];
  /** The maturity that a result has, or that a need asks for at least. */
  trl: number | null;
}

const withAncestors = (code: string | null, ancestorsOf: (code: string) => string[]): string[] =>
  code === null ? [] : [code, ...ancestorsOf(code)];

const modesOf = ({ details }: PostingContent): string[] => {
  if ('cooperationModes' in details) return details.cooperationModes;
  return 'transferModes' in details ? details.transferModes : [];
};

const stagesOf = ({ details }: PostingContent): string[] => {
  if ('stages' in details) return details.stages;
  return 'stage' in details && details.stage !== null ? [details.stage] : [];
};

const trlOf = ({ details }: PostingContent): number | null => {
  if ('trl' in details) return details.trl;
  return 'minimumTrl' in details ? details.minimumTrl : null;
};

export const traitsOf = (content: PostingContent): PostingTraits => ({
  regions: withAncestors(content.region, regionAncestors),
  industries: withAncestors(content.industry, industryAncestors),
  modes: modesOf(content),
  stages: stagesOf(content),
  trl: trlOf(content),
});
