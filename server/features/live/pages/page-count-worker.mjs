// Counts the pages of one PDF and ends. Answers the number, or why there is none.
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';

const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');

try {
  const data = new Uint8Array(await readFile(workerData));
  const document = await getDocument({
    data,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
  // The number alone may be a lie of the file's index; the last page has to be there.
  await document.getPage(document.numPages);
  parentPort.postMessage(document.numPages);
} catch (error) {
  parentPort.postMessage(error?.name === 'PasswordException' ? 'locked' : 'unreadable');
}
