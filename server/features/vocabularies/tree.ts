// A vocabulary is a tree of codes in a file: read once, asked often.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export interface Term {
  code: string;
  parent: string | null;
  zh: string;
  en: string;
}

export interface TermTree {
  terms: readonly Term[];
  has(code: string): boolean;
  /** The codes above this one, the nearest first; empty for a root and for an unknown code. */
  ancestors(code: string): string[];
}

const termOf = ([code = '', parent = '', zh = '', en = '']: string[]): Term => ({
  code,
  parent: parent === '' ? null : parent,
  zh,
  en,
});

const treeOf = (terms: readonly Term[]): TermTree => {
  const parents = new Map(terms.map((term) => [term.code, term.parent]));
  const ancestors = (code: string): string[] => {
    const parent = parents.get(code);
    return parent ? [parent, ...ancestors(parent)] : [];
  };
  return { terms, has: (code) => parents.has(code), ancestors };
};

/** Reads a vocabulary from `data/`; throws when a parent is missing, so that a damaged file stops the start. */
export const readTree = (file: string): TermTree => {
  const text = readFileSync(join(import.meta.dirname, 'data', file), 'utf8');
  // Without `columns` the parser answers rows of strings.
  const rows = parse(text, { from_line: 2 }) as string[][];
  const tree = treeOf(rows.map(termOf));
  for (const { code, parent } of tree.terms) {
    if (parent !== null && !tree.has(parent)) throw new Error(`${file}: ${code} has no parent ${parent}`);
  }
  return tree;
};
