import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { expect } from 'chai';
import { ImportFailure } from '#server/features/imports/failure.ts';
import { findFormat, readRows, surveyFile } from '#server/features/imports/readers/read.ts';
import { type Cell, isUnreadable } from '#server/features/imports/readers/row.ts';
import { jsonl, useFiles, workbook } from './files.ts';
import { zipOf } from './zip.ts';

const rowsOf = async (path: string): Promise<{ number: number; cells: Record<string, Cell> | string }[]> => {
  const rows = [];
  for await (const row of readRows(path, await findFormat(path, path))) {
    rows.push({ number: row.number, cells: isUnreadable(row) ? row.code : Object.fromEntries(row.cells) });
  }
  return rows;
};

const failureOf = async (path: string): Promise<string> => {
  try {
    await surveyFile(path, await findFormat(path, path));
  } catch (error) {
    if (error instanceof ImportFailure) return error.code;
    throw error;
  }
  throw new Error('the file was read to its end');
};

// GB18030 has an encoding for everything; these two words are enough to tell it from UTF-8.
const GB18030 = Uint8Array.from([
  0xb1, 0xea, 0xcc, 0xe2, 0x2c, 0xd5, 0xfd, 0xce, 0xc4, 0x0a, 0xb5, 0xe7, 0xb3, 0xd8, 0x2c, 0x78, 0x0a,
]);

describe('Reading import files', () => {
  const files = useFiles();

  it('reads objects of JSONL lines by their dotted paths', async () => {
    const path = files.write(
      'a.jsonl',
      jsonl({ id: 7, meta: { keywords: ['锂', '电池'], none: null, deep: { n: 1.5 } } }),
    );
    expect(await rowsOf(path)).to.deep.equal([
      { number: 1, cells: { id: 7, 'meta.keywords': ['锂', '电池'], 'meta.deep.n': 1.5 } },
    ]);
  });

  it('tells which JSONL lines are broken and reads the others', async () => {
    const path = files.write('a.jsonl', `\ufeff{"a":1}\n{"a":\n\n[1]\n"text"\n{"a":2}`);
    expect(await rowsOf(path)).to.deep.equal([
      { number: 1, cells: { a: 1 } },
      { number: 2, cells: 'malformed' },
      { number: 4, cells: 'malformed' },
      { number: 5, cells: 'malformed' },
      { number: 6, cells: { a: 2 } },
    ]);
  });

  it('does not keep a line of megabytes', async () => {
    const path = files.write('a.jsonl', `{"a":"${'x'.repeat(3_000_000)}"}\n{"a":1}\n`);
    expect(await rowsOf(path)).to.deep.equal([
      { number: 1, cells: 'row_too_long' },
      { number: 2, cells: { a: 1 } },
    ]);
  });

  it('reads quoted line breaks, doubled quotes and short rows of CSV', async () => {
    const path = files.write(
      'a.csv',
      '\ufeff标题,正文,编号\r\n"一""二""","第一行\n第二行",1\r\n短\r\n\r\n,,\r\n三,四,五,六\r\n',
    );
    expect(await rowsOf(path)).to.deep.equal([
      { number: 2, cells: { 标题: '一"二"', 正文: '第一行\n第二行', 编号: '1' } },
      { number: 3, cells: { 标题: '短', 正文: '', 编号: '' } },
      { number: 6, cells: { 标题: '三', 正文: '四', 编号: '五' } },
    ]);
  });

  for (const [name, delimiter] of [
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
  ] as const) {
    it(`finds out that ${name} separate the cells`, async () => {
      const path = files.write('a.csv', `标题${delimiter}"正,;文"\n甲${delimiter}"乙,;\t丙"\n`);
      expect(await rowsOf(path)).to.deep.equal([{ number: 2, cells: { 标题: '甲', '正,;文': '乙,;\t丙' } }]);
    });
  }

  it('reads GB18030, and UTF-16 as spreadsheets save it', async () => {
    expect(await rowsOf(files.write('a.csv', GB18030))).to.deep.equal([
      { number: 2, cells: { 标题: '电池', 正文: 'x' } },
    ]);
    const utf16 = Buffer.from('\ufeff标题\t正文\n甲\t乙\n', 'utf16le');
    expect(await rowsOf(files.write('b.csv', utf16))).to.deep.equal([{ number: 2, cells: { 标题: '甲', 正文: '乙' } }]);
  });

  it('names columns without a name by their place, and tells equal names apart', async () => {
    const path = files.write('a.csv', '标题,,标题\n甲,乙,丙\n');
    expect(await rowsOf(path)).to.deep.equal([{ number: 2, cells: { 标题: '甲', '#2': '乙', '标题 (2)': '丙' } }]);
  });

  it('takes days, results of formulas and errors from the first sheet of a workbook', async () => {
    const content = await workbook(
      ['标题', '有效期', '预算', '备注'],
      ['甲', new Date('2027-03-01'), { formula: '1+1', result: 2 }, { formula: 'A1&"!"', result: '甲!' }],
      [null, null, null, null],
      ['乙', null, { error: '#N/A' }, '=cmd|calc'],
    );
    expect(await rowsOf(files.write('a.xlsx', content))).to.deep.equal([
      { number: 2, cells: { 标题: '甲', 有效期: '2027-03-01', 预算: 2, 备注: '甲!' } },
      { number: 4, cells: { 标题: '乙', 有效期: '', 预算: { broken: '#N/A' }, 备注: '=cmd|calc' } },
    ]);
  });

  it('says what is wrong with a file that is no table', async () => {
    const noise = randomBytes(20_000);
    const archive = Buffer.concat([Buffer.from('PK\u0003\u0004'), noise]);
    const whole = await workbook(['标题'], ['甲']);
    expect(await failureOf(files.write('a.csv', ''))).to.equal('file_empty');
    expect(await failureOf(files.write('b.csv', noise))).to.equal('encoding_unknown');
    expect(await failureOf(files.write('c.jsonl', noise))).to.equal('encoding_unknown');
    expect(await failureOf(files.write('d.xlsx', archive))).to.equal('workbook_damaged');
    expect(await failureOf(files.write('e.xlsx', whole.subarray(0, whole.length - 400)))).to.equal('workbook_damaged');
    expect(await failureOf(files.write('f.csv', whole))).to.equal('content_is_not_its_format');
    expect(await failureOf(files.write('g.xlsx', '标题\n甲\n'))).to.equal('content_is_not_its_format');
    expect(await failureOf(files.write('h.exe', 'MZ'))).to.equal('format_unknown');
    expect(await failureOf(files.write('i.csv', '标题,正文\n'))).to.equal('no_rows');
    expect(await failureOf(files.write('j.csv', '标题\n"甲\n乙\n'))).to.equal('quote_not_closed');
    expect(await failureOf(files.write('k.xlsx', zipOf({ 'word/document.xml': '<w/>' })))).to.equal(
      'content_is_not_its_format',
    );
  });

  it('does not unpack a workbook of kilobytes into gigabytes', async () => {
    const book = {
      'xl/workbook.xml': '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': '<worksheet/>',
    };
    // 130 MB of one letter, packed.
    const bomb = deflateRawSync(Buffer.alloc(130 * 1024 * 1024, 'x'));
    const path = files.write('a.xlsx', zipOf(book, { 'xl/sharedStrings.xml': bomb }));
    expect(await failureOf(path)).to.equal('workbook_too_large');
  });
});
