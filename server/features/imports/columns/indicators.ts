// Indicator rows written as text, one per line or sentence: "硬度≥60HRC；厚度：0.5~1.2mm".
import type { Indicator } from '#shared/postings/schema.ts';
import { type ReadCell, textOf } from './reading.ts';

const RELATIONS: Record<string, Indicator['relation']> = {
  '≥': '>=',
  '>=': '>=',
  不低于: '>=',
  不小于: '>=',
  '≤': '<=',
  '<=': '<=',
  不高于: '<=',
  不大于: '<=',
  不超过: '<=',
  '>': '>',
  大于: '>',
  '<': '<',
  小于: '<',
  '=': '=',
  ':': '=',
  为: '=',
};
const RELATION = new RegExp(
  Object.keys(RELATIONS)
    .sort((one, other) => other.length - one.length)
    .join('|'),
);
const FIGURES = /^([+-]?\d[\d.,]*(?:\s*(?:~|-|–|—|至)\s*[+-]?\d[\d.,]*)?)\s*(.*)$/;

const indicatorOf = (line: string): Indicator | null => {
  const relation = RELATION.exec(line);
  if (!relation) return null;
  const name = line.slice(0, relation.index).trim();
  const rest = line.slice(relation.index + relation[0].length).trim();
  const [, figures = '', unit = ''] = FIGURES.exec(rest) ?? [];
  if (name === '' || rest === '') return null;
  if (figures === '') return { name, relation: 'text', value: rest, unit: '' };
  const isRange = /\d\s*[~–—至-]/.test(figures);
  return { name, relation: isRange ? 'range' : (RELATIONS[relation[0]] ?? '='), value: figures, unit };
};

export const readIndicators: ReadCell = (cell) => {
  const lines = textOf(cell)
    .normalize('NFKC')
    .split(/[;\n。]+/)
    .map((line) => line.replace(/^[\s\d]+[.、)]\s*/, '').trim())
    .filter((line) => line !== '');
  const value = lines.map(indicatorOf);
  return value.includes(null) ? { code: 'indicator_expected' } : { value };
};
