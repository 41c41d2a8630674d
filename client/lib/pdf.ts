// PDFs are drawn by pdf.js with its own worker, character maps and fonts; loaded when the first one is shown.
import type { PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

/** A PDF by its address or its bytes. */
export const loadPdf = async (source: { url: string } | { data: Uint8Array }): Promise<PDFDocumentProxy> => {
  const { getDocument, GlobalWorkerOptions, VerbosityLevel } = await import('pdfjs-dist');
  GlobalWorkerOptions.workerSrc = workerUrl;
  return getDocument({
    ...source,
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
