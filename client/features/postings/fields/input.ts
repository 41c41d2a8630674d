// Short forms for the field tables.
import type { Field, FieldPath } from './field.ts';

const AMOUNT_MAX_WAN = 10_000_000;
const AREA_MAX = 10_000_000;

export const line = (path: FieldPath, max: number): Field => ({ path, input: 'line', max });
export const paragraph = (path: FieldPath, max = 500): Field => ({ path, input: 'paragraph', max });
export const day = (path: FieldPath): Field => ({ path, input: 'day' });
export const range = (path: FieldPath): Field => ({ path, input: 'range' });
export const trl = (path: FieldPath): Field => ({ path, input: 'trl' });
export const amount = (path: FieldPath): Field => ({
  path,
  input: 'number',
  unit: 'wan',
  min: 0,
  max: AMOUNT_MAX_WAN,
  precision: 0,
});
export const area = (path: FieldPath): Field => ({
  path,
  input: 'number',
  unit: 'squareMetres',
  min: 1,
  max: AREA_MAX,
  precision: 0,
});

export const indicators: Field = { path: 'details.indicators', input: 'indicators' };
export const standards: Field = line('details.standards', 200);
export const description: Field = paragraph('details.description', 20_000);
