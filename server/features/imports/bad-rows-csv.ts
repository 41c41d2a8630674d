// Every bad row as a table that a spreadsheet opens: with a byte order mark, and with nothing in it that would run.
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Download } from '#server/platform/http/handler.ts';
import { sentence } from '#server/platform/words/sentence.ts';
import type { Locale } from '#shared/users/schema.ts';
import { type BadRowRecord, badRows, type ImportRecord } from './model.ts';
import { presentBadRow } from './present.ts';

async function* lines(importId: string, locale: Locale): AsyncGenerator<(string | number)[]> {
  yield ['row', 'externalId', 'field', 'reason'].map((name) => sentence(locale, `imports.${name}`));
  const cursor = badRows.find({ importId }).sort({ index: 1 }).lean<BadRowRecord[]>().cursor();
  for await (const bad of cursor) {
    // The cursor of a lean query yields plain records.
    const shown = presentBadRow(bad as BadRowRecord, locale);
    yield [shown.row, shown.externalId ?? '', shown.field, shown.sentence];
  }
}

export const downloadBadRows = ({ _id, fileName }: ImportRecord, locale: Locale): Download => ({
  stream: Readable.from(lines(_id, locale)).pipe(
    stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' }),
  ),
  name: `${fileName.replace(/\.\w+$/, '')}-bad-rows.csv`,
  mediaType: 'text/csv; charset=utf-8',
});
