import type { PDFDocumentProxy } from 'pdfjs-dist';
import { loadPdf } from '#client/lib/pdf.ts';

const opened = new Map<string, Promise<PDFDocumentProxy>>();
const KEPT = 3;

/** A deck, fetched once; the last few are kept. */
export const openDeck = (url: string): Promise<PDFDocumentProxy> => {
  const known = opened.get(url);
  if (known) return known;
  const loading = loadPdf({ url });
  opened.set(url, loading);
  // One that failed may be tried again.
  loading.catch(() => opened.delete(url));
  const [oldest] = opened.keys();
  if (opened.size > KEPT && oldest !== undefined) opened.delete(oldest);
  return loading;
};
