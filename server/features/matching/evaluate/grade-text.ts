import type { Floors, GradeReport } from './grades.ts';

const NAMES = ['无相关', '弱相关', '较强相关', '强相关'] as const;
const CELL = 9;

const floorsText = (floors: Floors): string => floors.join(' / ');

const confusionText = (table: readonly number[][]): string[] => [
  `judged \\ given  ${NAMES.map((name) => name.padStart(CELL - name.length)).join('')}`,
  ...table.map(
    (row, grade) =>
      `${(NAMES[grade] ?? '').padEnd(16 - (NAMES[grade]?.length ?? 0))}${row.map((count) => String(count).padStart(CELL)).join('')}`,
  ),
];

/** The report on grades for a terminal. */
export const gradeText = (set: string, report: GradeReport): string =>
  [
    `${set}: ${report.pairs} judged pairs of ${report.needs} needs; 1/(1+MAE):`,
    `  floors fitted on other needs (5 folds)  ${report.crossValidated.toFixed(4)}`,
    `  shipped floors                          ${report.shipped.toFixed(4)}`,
    `  one grade for all, the best one         ${report.constant.toFixed(4)}`,
    `floors of weak / good / strong: fitted on all ${floorsText(report.fitted)}; by fold ${report.folds.map(floorsText).join(', ')}`,
    'floors fitted on other needs:',
    ...confusionText(report.confusion.crossValidated),
    'shipped floors:',
    ...confusionText(report.confusion.shipped),
    '',
  ].join('\n');
