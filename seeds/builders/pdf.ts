// Small PDFs, written by hand. Their Chinese font is named, not embedded, as in many a real deck: a viewer needs character
// maps to show it.

interface Page {
  title: string;
  lines?: readonly string[];
}

/** UTF-16BE in hexadecimal, as the encoding UniGB-UCS2-H reads it. */
const hex = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0')).join('');

const contentOf = ({ title, lines = [] }: Page): string =>
  [
    '0.059 0.361 0.329 rg 0 0 14 360 re f',
    `BT 0.086 0.125 0.165 rg /F1 32 Tf 50 270 Td <${hex(title)}> Tj ET`,
    ...lines.map((line, index) => `BT 0.29 0.34 0.38 rg /F1 18 Tf 50 ${210 - index * 36} Td <${hex(line)}> Tj ET`),
  ].join('\n');

const FONT = [
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 >>',
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
];
/** The catalog, the tree of pages and the font stand before them. */
const FIRST_PAGE = 6;

const objectsOf = (pages: readonly Page[]): string[] => {
  const kids = pages.map((_, index) => `${FIRST_PAGE + index * 2} 0 R`).join(' ');
  return [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...FONT,
    ...pages.flatMap((page, index) => {
      const content = contentOf(page);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 640 360] /Contents ${FIRST_PAGE + 1 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
};

/** A PDF with these pages. */
export const slidesOf = (pages: readonly Page[]): Uint8Array<ArrayBuffer> => {
  let text = '%PDF-1.4\n';
  const offsets: number[] = [];
  objectsOf(pages).forEach((object, index) => {
    offsets.push(text.length);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  });
  const start = text.length;
  text += `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) text += `${String(offset).padStart(10, '0')} 00000 n \n`;
  text += `trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(text, 'latin1'));
};

/** A PDF with so many pages. */
export const pdfOf = (pages: number): Uint8Array<ArrayBuffer> =>
  slidesOf(Array.from({ length: pages }, (_, index) => ({ title: `第 ${index + 1} 页` })));
