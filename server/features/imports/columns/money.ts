// Amounts of money, read into whole 万元 (10,000 yuan).
import { figureOf, isOpen, lineOf, type ReadCell } from './reading.ts';

const UNIT_WAN: Record<string, number> = { 亿: 10_000, 万: 1, 元: 1 / 10_000 };

/** The unit a column's name gives: 预算（元） is in yuan; without one, 万元. */
const unitOfColumn = (column: string): number => {
  const unit = /[(（[【]\s*(亿|万|元)/.exec(column)?.[1] ?? '万';
  return UNIT_WAN[unit] ?? 1;
};

const AMOUNT = /^(?:约|人民币|¥|￥)*\s*([\d.,]+)\s*(亿|万|元)?\s*(?:元|人民币|rmb|cny|yuan)*$/i;

const amountOf = (text: string, unitWan: number): number | null => {
  const [, digits = '', unit] = AMOUNT.exec(text.trim()) ?? [];
  const figure = figureOf(digits);
  if (figure === null) return null;
  const wan = figure * (unit ? (UNIT_WAN[unit] ?? 1) : unitWan);
  // Something is not nothing: a few thousand yuan are one 万元.
  return wan > 0 ? Math.max(1, Math.round(wan)) : 0;
};

export const readAmount: ReadCell = (cell, column) => {
  const text = lineOf(cell).normalize('NFKC');
  if (isOpen(text)) return { value: null };
  const value = amountOf(text, unitOfColumn(column));
  return value === null ? { code: 'amount_expected' } : { value };
};

const BETWEEN = /^(.+?)\s*(?:[-~—–]+|至|到|to)\s*(.+)$/i;
const AT_MOST = /^(?:不超过|小于|低于|<=?|≤)\s*(.+)$|^(.+?)(?:以内|以下|内)$/;
const AT_LEAST = /^(?:不低于|不少于|大于|>=?|≥)\s*(.+)$|^(.+?)(?:以上|起)$/;

const unitOfText = (text: string): number | null => {
  const unit = /亿|万|元/.exec(text)?.[0];
  return unit ? (UNIT_WAN[unit] ?? null) : null;
};

/** 50-100万元, 100万以内, 不低于50万元, 80: as { min, max }. */
export const readAmountRange: ReadCell = (cell, column) => {
  const text = lineOf(cell).normalize('NFKC');
  if (isOpen(text)) return { value: null };
  const columnUnit = unitOfColumn(column);
  const read = (part: string | undefined, unit = columnUnit) => (part === undefined ? null : amountOf(part, unit));
  const most = AT_MOST.exec(text);
  const least = AT_LEAST.exec(text);
  const between = BETWEEN.exec(text);
  const bounds = most
    ? { min: null, max: read(most[1] ?? most[2]) }
    : least
      ? { min: read(least[1] ?? least[2]), max: null }
      : between
        ? // 50-100万元: the unit after the second figure is that of both.
          { min: read(between[1], unitOfText(between[2] ?? '') ?? columnUnit), max: read(between[2]) }
        : { min: read(text), max: read(text) };
  const isWhole = between && !most && !least ? bounds.min !== null && bounds.max !== null : true;
  return isWhole && (bounds.min !== null || bounds.max !== null) ? { value: bounds } : { code: 'amount_expected' };
};
