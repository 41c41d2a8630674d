// A PDF can be made to keep a reader busy for ever or to fill its memory, so it is read in a thread of its own, with limits.
import { Worker } from 'node:worker_threads';
import { Problem } from '#server/platform/http/problem.ts';
import { DECK_MAX_PAGES } from '#shared/live/limits.ts';

const WITHIN_MS = 20_000;
const MEMORY_MB = 256;

const refused = (code: string, params?: Record<string, number>): Problem =>
  new Problem('file_refused', { errors: [params ? { field: 'file', code, params } : { field: 'file', code }] });

/** The number of pages. Throws `file_refused` when it cannot be read within the limits, or has too many. */
export const countPages = async (path: string): Promise<number> => {
  const worker = new Worker(new URL('./page-count-worker.mjs', import.meta.url), {
    workerData: path,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    // The thread is plain JavaScript: none of the loaders of this process.
    execArgv: [],
  });
  try {
    const pages = await new Promise<number>((resolve, reject) => {
      const timer = setTimeout(() => reject(refused('pdf_unreadable')), WITHIN_MS);
      worker.once('message', (count: unknown) => {
        clearTimeout(timer);
        if (typeof count === 'number' && count > 0) resolve(count);
        else reject(refused(count === 'locked' ? 'pdf_locked' : 'pdf_unreadable'));
      });
      worker.once('error', () => reject(refused('pdf_unreadable')));
    });
    if (pages > DECK_MAX_PAGES) throw refused('pdf_too_many_pages', { maximum: DECK_MAX_PAGES });
    return pages;
  } finally {
    await worker.terminate();
  }
};
