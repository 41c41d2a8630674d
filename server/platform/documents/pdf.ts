// PDFs with Chinese text: plain documents of headings, paragraphs and rows, and watermarks over the pages of others.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fontkit from '@cantoo/fontkit';
import { degrees, PDFDocument, type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib';
import { Problem } from '#server/platform/http/problem.ts';
import { isWatermarkable } from '#shared/contract/watermark.ts';

const A4 = { width: 595.28, height: 841.89 };
const MARGIN = 56;
const LINE = 1.6;
const INK = rgb(0.086, 0.125, 0.165);

const fontFolder = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts');
let fontBytes: Promise<Uint8Array> | undefined;

const embedFont = async (document: PDFDocument): Promise<PDFFont> => {
  fontBytes ??= readFile(join(fontFolder, 'NotoSansHans-Regular.otf'));
  document.registerFontkit(fontkit);
  return document.embedFont(await fontBytes, { subset: true });
};

export type Block =
  | { kind: 'title' | 'heading' | 'text'; text: string }
  /** A field of a form: its name in a column of its own. */
  | { kind: 'row'; label: string; text: string };

const SIZES = { title: 18, heading: 13, text: 10.5, row: 10.5 } as const;
const LABEL_WIDTH = 130;

// Chinese breaks anywhere, Latin words stay whole when they fit on a line.
const PIECES = /[\u0020-\u024f]+?(?:\s|$)|[\u0021-\u024f]+|\s|./gu;

/** Lines of a text within a width. */
const wrap = (text: string, width: number, measure: (line: string) => number): string[] =>
  text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const [piece] of paragraph.matchAll(PIECES)) {
      if (line !== '' && measure(line + piece) > width) {
        lines.push(line.trimEnd());
        line = piece.trimStart();
      } else line += piece;
    }
    return [...lines, line];
  });

/** A document of these blocks, from top to bottom, on as many pages as it takes. */
export const writePdf = async (blocks: readonly Block[], { title }: { title: string }): Promise<Uint8Array> => {
  const document = await PDFDocument.create();
  document.setTitle(title);
  document.setProducer('Xietong');
  const font = await embedFont(document);
  const known = new Set(font.getCharacterSet());
  // A character that the font lacks is shown as a box instead of ending the document.
  const clean = (text: string) =>
    [...text].map((one) => (one === '\n' || known.has(one.codePointAt(0) ?? 0) ? one : '□')).join('');
  let page: PDFPage = document.addPage([A4.width, A4.height]);
  let y = A4.height - MARGIN;
  const write = (text: string, size: number, x: number, width: number) => {
    for (const line of wrap(clean(text), width, (one) => font.widthOfTextAtSize(one, size))) {
      if (y < MARGIN + size) {
        page = document.addPage([A4.width, A4.height]);
        y = A4.height - MARGIN;
      }
      y -= size * LINE;
      page.drawText(line, { x, y, size, font, color: INK });
    }
  };
  for (const block of blocks) {
    const size = SIZES[block.kind];
    if (block.kind === 'row') {
      const [startPage, startY] = [page, y];
      write(block.text || '—', size, MARGIN + LABEL_WIDTH, A4.width - 2 * MARGIN - LABEL_WIDTH);
      startPage.drawText(clean(block.label), { x: MARGIN, y: startY - size * LINE, size, font, color: INK });
    } else write(block.text, size, MARGIN, A4.width - 2 * MARGIN);
    y -= block.kind === 'title' ? 14 : 7;
  }
  return document.save();
};

const WATERMARK_SIZE = 13;
const STEP = 190;

const stamp = (page: PDFPage, font: PDFFont, text: string): void => {
  const { width, height } = page.getSize();
  for (let y = -STEP; y < height + STEP; y += STEP) {
    for (let x = -STEP; x < width + STEP; x += STEP * 1.9) {
      page.drawText(text, {
        x,
        y,
        size: WATERMARK_SIZE,
        font,
        color: rgb(0.45, 0.45, 0.45),
        opacity: 0.28,
        rotate: degrees(30),
      });
    }
  }
};

/** The same PDF with a line across every page. */
const watermarkPdf = async (bytes: Uint8Array, text: string): Promise<Uint8Array> => {
  const document = await PDFDocument.load(bytes);
  const font = await embedFont(document);
  for (const page of document.getPages()) stamp(page, font, text);
  return document.save();
};

/** A picture as a PDF of one page with a line across it. */
const watermarkPicture = async (
  bytes: Uint8Array,
  mediaType: 'image/png' | 'image/jpeg',
  text: string,
): Promise<Uint8Array> => {
  const document = await PDFDocument.create();
  const picture = await (mediaType === 'image/png' ? document.embedPng(bytes) : document.embedJpg(bytes));
  const { width, height } = picture.scaleToFit(1600, 1600);
  const page = document.addPage([width, height]);
  page.drawImage(picture, { x: 0, y: 0, width, height });
  stamp(page, await embedFont(document), text);
  return document.save();
};

/**
 * A PDF or a picture as a PDF with a line across every page.
 * Throws `file_refused` for what cannot carry it, is encrypted or broken: without its mark it does not leave.
 */
export const watermarkFile = async (bytes: Uint8Array, mediaType: string, line: string): Promise<Uint8Array> => {
  const refused = (cause?: unknown) =>
    new Problem('file_refused', { errors: [{ field: 'file', code: 'not_watermarkable' }], cause });
  if (!isWatermarkable(mediaType)) throw refused();
  try {
    if (mediaType === 'application/pdf') return await watermarkPdf(bytes, line);
    return await watermarkPicture(bytes, mediaType === 'image/png' ? 'image/png' : 'image/jpeg', line);
  } catch (cause) {
    throw refused(cause);
  }
};
