// From an item with its texts to an item that can be ranked.
import type { MatchItem } from './item/item.ts';
import type { Shelved } from './shelf.ts';
import { TermCounter, type Terms } from './text/analysis.ts';

/** Raise it when the analysis of texts changes: saved analyses of another version are made anew. */
export const ANALYSIS_VERSION = 4;

/** Only needs are asked for piece by piece. */
const termsOf = (noun: MatchItem['noun'], { terms }: TermCounter): Terms =>
  noun === 'need' ? terms : { ...terms, pieces: undefined };

/** Analyses an item's texts. `revision` is the version of the posting they come from. */
export const shelvedOf = (item: MatchItem, revision: number): Shelved => {
  const { teaser, details, ...facts } = item;
  const counter = new TermCounter().add(teaser);
  return {
    revision,
    teaser: termsOf(item.noun, counter),
    whole: termsOf(item.noun, counter.add(details)),
    implied: {},
    ...facts,
  };
};
