// Slides are drawn by pdf.js with its own worker, character maps and fonts; loaded when a deck is first shown.
import type { PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

const opened = new Map<string, Promise<PDFDocumentProxy>>();
const KEPT = 3;

const load = async (url: string): Promise<PDFDocumentProxy> => {
  const { getDocument, GlobalWorkerOptions, VerbosityLevel } = await import('pdfjs-dist');
  GlobalWorkerOptions.workerSrc = workerUrl;
  return getDocument({
    url,
    cMapUrl: '/slides/cmaps/',
    cMapPacked: true,
    standardFontDataUrl: '/slides/fonts/',
    wasmUrl: '/slides/wasm/',
    isEvalSupported: false,
    // The content security policy allows no compiled code; pictures that would want it have a slower way.
    useWasm: false,
    disableRange: true,
    // A font that is named but not here is shown in one that is: nothing to warn people of.
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
};

/** A deck, fetched once; the last few are kept. */
export const openDeck = (url: string): Promise<PDFDocumentProxy> => {
  const known = opened.get(url);
  if (known) return known;
  const loading = load(url);
  opened.set(url, loading);
  // One that failed may be tried again.
  loading.catch(() => opened.delete(url));
  const [oldest] = opened.keys();
  if (opened.size > KEPT && oldest !== undefined) opened.delete(oldest);
  return loading;
};
