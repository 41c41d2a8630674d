// Paints pages of PDFs and a line of watermark across each. Asked for { deck, page, line, bytes? }; answers the bytes of a
// JPEG, 'missing' when it needs the file, or 'failed'.
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

const LONG_SIDE = 1600;
const DECKS_KEPT = 2;
const PAGES_KEPT = 8;
const MAX_IMAGE_PIXELS = 40_000_000;
const QUALITY = 84;
const FAMILY = 'Slides SC';
const MARK_SIZE = 22;
const MARK_STEP = { x: 620, y: 210 };

const { pdfjs, font } = workerData;
GlobalFonts.registerFromPath(font, FAMILY);
// pdf.js names these where a font is not in the file; the machine's own fonts for them may have no Chinese.
for (const generic of ['sans-serif', 'serif', 'monospace']) GlobalFonts.setAlias(FAMILY, generic);
const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');

const decks = new Map();
const pages = new Map();

const keep = (map, key, value, most) => {
  map.delete(key);
  map.set(key, value);
  if (map.size <= most) return;
  const [[oldest, dropped]] = map;
  map.delete(oldest);
  dropped.loadingTask?.destroy();
};

const open = async (deck, bytes) => {
  const known = decks.get(deck);
  const document =
    known ??
    (await getDocument({
      data: bytes,
      cMapUrl: `${join(pdfjs, 'cmaps')}/`,
      cMapPacked: true,
      standardFontDataUrl: `${join(pdfjs, 'standard_fonts')}/`,
      wasmUrl: `${join(pdfjs, 'wasm')}/`,
      isEvalSupported: false,
      // Glyphs are drawn as paths: what a file says of its fonts reaches no font engine.
      disableFontFace: true,
      useSystemFonts: false,
      maxImageSize: MAX_IMAGE_PIXELS,
      verbosity: VerbosityLevel.ERRORS,
    }).promise);
  keep(decks, deck, document, DECKS_KEPT);
  return document;
};

const plainPage = async (deck, number, bytes) => {
  const place = `${deck}:${number}`;
  const known = pages.get(place);
  if (known) {
    keep(pages, place, known, PAGES_KEPT);
    return known;
  }
  if (!decks.has(deck) && !bytes) return null;
  const page = await (await open(deck, bytes)).getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: LONG_SIDE / Math.max(width, height) });
  const canvas = createCanvas(Math.max(1, Math.floor(viewport.width)), Math.max(1, Math.floor(viewport.height)));
  await page.render({ canvas, viewport }).promise;
  page.cleanup();
  keep(pages, place, canvas, PAGES_KEPT);
  return canvas;
};

// Dark with a light edge: to be read on any ground, and in the way of no text.
const stamp = (canvas, line) => {
  const context = canvas.getContext('2d');
  const { width, height } = canvas;
  context.translate(width / 2, height / 2);
  context.rotate(-Math.PI / 8);
  context.font = `${MARK_SIZE}px "${FAMILY}"`;
  context.textAlign = 'center';
  context.fillStyle = 'rgba(20, 30, 40, 0.22)';
  context.strokeStyle = 'rgba(255, 255, 255, 0.2)';
  context.lineWidth = 2;
  const reach = Math.hypot(width, height) / 2;
  const step = Math.max(MARK_STEP.x, context.measureText(line).width + 120);
  for (let row = -Math.ceil(reach / MARK_STEP.y); row * MARK_STEP.y < reach; row += 1) {
    for (let x = -reach + (row % 2) * (step / 2); x < reach + step; x += step) {
      context.strokeText(line, x, row * MARK_STEP.y);
      context.fillText(line, x, row * MARK_STEP.y);
    }
  }
};

const paint = async ({ deck, page, line, bytes }) => {
  const plain = await plainPage(deck, page, bytes);
  if (!plain) return 'missing';
  const canvas = createCanvas(plain.width, plain.height);
  canvas.getContext('2d').drawImage(plain, 0, 0);
  stamp(canvas, line);
  return canvas.encode('jpeg', QUALITY);
};

parentPort.on('message', (wanted) => {
  paint(wanted)
    .catch(() => 'failed')
    .then((answer) => parentPort.postMessage(answer));
});
