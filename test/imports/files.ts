// Files of a suite, gone after each test.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';

export interface Files {
  write(name: string, content: string | Uint8Array): string;
}

/** To be called inside `describe`. */
export const useFiles = (): Files => {
  let folder: string;
  beforeEach('a folder for files', () => {
    folder = mkdtempSync(join(tmpdir(), 'xietong-imports-'));
  });
  afterEach('the folder goes', () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return {
    write(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
  };
};

export const jsonl = (...rows: unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

type SheetCell = string | number | Date | null | { formula: string; result: string | number } | { error: '#N/A' };

/** A workbook whose first sheet has these rows and whose second has none of it. */
export const workbook = async (...rows: SheetCell[][]): Promise<Uint8Array<ArrayBuffer>> => {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('需求');
  for (const row of rows) {
    const added = sheet.addRow(row);
    row.forEach((cell, index) => {
      if (cell instanceof Date) added.getCell(index + 1).numFmt = 'yyyy-mm-dd';
    });
  }
  book.addWorksheet('说明').addRow(['标题', '此表不导入']);
  return new Uint8Array(await book.xlsx.writeBuffer());
};
