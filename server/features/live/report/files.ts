// The report for spreadsheets: UTF-8 with a mark that Excel knows, and no cell that a spreadsheet would run as a formula.
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { Download } from '#server/platform/http/handler.ts';
import { sentence } from '#server/platform/words/sentence.ts';
import type { Report } from '#shared/live/routes.ts';
import type { Locale } from '#shared/users/schema.ts';

type Cell = string | number;
interface Sheet {
  name: string;
  rows: Cell[][];
}

const intentSheet = (intents: NonNullable<Report['intents']>, word: (key: string) => string): Sheet => {
  const answer = (given: boolean): string => (given ? word('yes') : '');
  return {
    name: word('intents'),
    rows: [
      ['segment', 'person', 'institution', 'follows', 'wantsPlan', 'wantsMeeting', 'amountWan', 'isShared'].map(word),
      ...intents.map((one): Cell[] => [
        one.segment,
        one.name,
        one.organization,
        answer(one.follows),
        answer(one.wantsPlan),
        answer(one.wantsMeeting),
        one.amountWan ?? '',
        answer(one.isShared),
      ]),
    ],
  };
};

const sheetsOf = (report: Report, locale: Locale): Sheet[] => {
  const word = (key: string): string => sentence(locale, `live.report.${key}`);
  return [
    {
      name: word('summary'),
      rows: [
        [word('summary'), report.title],
        [word('startedAt'), report.startedAt ?? ''],
        [word('endedAt'), report.endedAt ?? ''],
        [word('people'), report.people],
        [word('peak'), report.peak],
        [word('meanSeconds'), report.meanSeconds],
        [word('messages'), report.messages],
        [word('questions'), report.questions],
      ],
    },
    {
      name: word('segments'),
      rows: [
        [word('segment'), word('people'), word('meanSeconds')],
        ...report.segments.map(({ title, people, meanSeconds }): Cell[] => [title, people, meanSeconds]),
      ],
    },
    {
      name: word('institutions'),
      rows: [
        [word('institution'), word('people'), word('meanSeconds')],
        ...report.institutions.map(({ name, people, meanSeconds }): Cell[] => [name, people, meanSeconds]),
      ],
    },
    ...(report.intents === null ? [] : [intentSheet(report.intents, word)]),
  ];
};

const MEDIA_TYPE = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const csvOf = (sheets: readonly Sheet[]): Buffer =>
  Buffer.from(
    `\uFEFF${sheets.map(({ name, rows }) => stringify([[name], ...rows], { escape_formulas: true })).join('\r\n')}`,
  );

const xlsxOf = async (sheets: readonly Sheet[]): Promise<Buffer> => {
  // Heavy, and seldom wanted.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  for (const { name, rows } of sheets) {
    const sheet = workbook.addWorksheet(name);
    // Values are stored as text or numbers; nothing in a workbook becomes a formula by its first letter.
    sheet.addRows(rows);
    sheet.getColumn(1).width = 36;
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
};

export const reportFile = async (
  report: Report,
  format: keyof typeof MEDIA_TYPE,
  locale: Locale,
): Promise<Download> => {
  const sheets = sheetsOf(report, locale);
  const content = format === 'csv' ? csvOf(sheets) : await xlsxOf(sheets);
  return {
    stream: Readable.from([content]),
    name: `${report.title}.${format}`,
    mediaType: MEDIA_TYPE[format],
    sizeBytes: content.length,
  };
};
