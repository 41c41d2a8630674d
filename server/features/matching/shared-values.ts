// A hundred thousand items have the same few owners, kinds and places. Each value is kept once: comparing two of them then looks
// at no other memory, and there is that much less for the garbage collector to walk through.
import { POSTING_STATUSES } from '#shared/postings/lifecycle.ts';
import { DISCLOSURES } from '#shared/postings/schema.ts';
import type { Shelved } from './shelf.ts';

const words = new Map<string, string>([...POSTING_STATUSES, ...DISCLOSURES].map((word) => [word, word]));
const lists = new Map<string, readonly string[]>();
const chains = new Map<string, Shelved['facts']['chain']>();

const word = <Word extends string | null>(value: Word): Word => {
  if (value === null) return value;
  const known = words.get(value);
  if (known === undefined) words.set(value, value);
  return (known ?? value) as Word; // Equal to it.
};

const list = (values: readonly string[]): readonly string[] => {
  const key = values.join(' ');
  const known = lists.get(key);
  if (!known) lists.set(key, values);
  return known ?? values;
};

const chainOf = (chain: Shelved['facts']['chain']): Shelved['facts']['chain'] => {
  if (!chain) return null;
  const key = `${chain.chain} ${chain.link}`;
  const known = chains.get(key);
  if (!known) chains.set(key, chain);
  return known ?? chain;
};

type Facts = Omit<Shelved, 'teaser' | 'whole' | 'implied'>;

/** The same facts, in values that items share. */
export const withSharedValues = ({ facts, detailFacts, ...item }: Facts): Facts => ({
  facts: {
    ...facts,
    fields: list(facts.fields),
    industry: word(facts.industry),
    chain: chainOf(facts.chain),
    region: word(facts.region),
  },
  detailFacts: {
    ...detailFacts,
    modes: list(detailFacts.modes),
    stages: list(detailFacts.stages),
    servedRegions: list(detailFacts.servedRegions),
  },
  ...item,
  noun: word(item.noun),
  kind: word(item.kind),
  organizationId: word(item.organizationId),
  status: word(item.status),
  disclosure: word(item.disclosure),
});
