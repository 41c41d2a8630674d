// Pages become pictures in a thread of their own, with limits of time and memory: a PDF can be made to keep a reader busy
// for ever. One page is painted at a time, so the time of each is its own.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Problem } from '#server/platform/http/problem.ts';

const WITHIN_MS = 15_000;
const MEMORY_MB = 384;
const IDLE_MS = 5 * 60_000;
/** Who comes later than so many others is asked to come again. */
const WAITING_MAX = 300;
const REFUSED_KEPT = 1_000;

const folderOf = (name: string): string => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
const fontFile = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts/NotoSansHans-Regular.otf');

interface Wanted {
  /** Names the file; the thread keeps the last few. */
  deck: string;
  /** From 1. */
  page: number;
  /** What the watermark says. */
  line: string;
  /** Called when the thread does not have the file. */
  load(): Promise<Uint8Array>;
}

type Answer = Uint8Array | 'missing' | 'failed';

const refused = (): Problem => new Problem('file_refused', { errors: [{ field: 'file', code: 'pdf_unreadable' }] });

export class SlidePainter {
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #idle: NodeJS.Timeout | undefined;
  readonly #unpaintable = new Set<string>();
  readonly #withinMs: number;

  constructor({ withinMs = WITHIN_MS } = {}) {
    this.#withinMs = withinMs;
  }

  /** A JPEG. Throws `file_refused` for a page that cannot be painted, `too_many_requests` when too many wait. */
  paint(wanted: Wanted): Promise<Uint8Array> {
    if (this.#waiting >= WAITING_MAX)
      throw new Problem('too_many_requests', { params: { seconds: 5 }, retryAfterSeconds: 5 });
    this.#waiting += 1;
    const painting = this.#last.then(() => this.#paint(wanted));
    this.#last = painting
      .catch(() => undefined)
      .finally(() => {
        this.#waiting -= 1;
      });
    return painting;
  }

  async #paint({ deck, page, line, load }: Wanted): Promise<Uint8Array> {
    const place = `${deck}:${page}`;
    // Another fifteen seconds for each reader would keep all others waiting.
    if (this.#unpaintable.has(place)) throw refused();
    let answer = await this.#ask({ deck, page, line });
    if (answer === 'missing') answer = await this.#ask({ deck, page, line, bytes: await load() });
    if (typeof answer !== 'string') return answer;
    if (this.#unpaintable.size >= REFUSED_KEPT) this.#unpaintable.clear();
    this.#unpaintable.add(place);
    throw refused();
  }

  #ask(message: { deck: string; page: number; line: string; bytes?: Uint8Array }): Promise<Answer> {
    const worker = this.#take();
    return new Promise((resolve) => {
      const end = (answer: Answer) => {
        clearTimeout(timer);
        worker.off('message', end).off('exit', fail);
        resolve(answer);
      };
      // A thread that hung or broke is not used again.
      const fail = () => {
        void this.stop();
        end('failed');
      };
      const timer = setTimeout(fail, this.#withinMs);
      // The thread answers nothing else.
      worker.on('message', end).on('exit', fail);
      worker.postMessage(message);
    });
  }

  #take(): Worker {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.stop(), IDLE_MS).unref();
    if (this.#worker) return this.#worker;
    this.#worker = new Worker(new URL('./paint-worker.mjs', import.meta.url), {
      workerData: { pdfjs: folderOf('pdfjs-dist'), font: fontFile() },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      execArgv: [],
    });
    // Its end is what counts; without a listener the error would end the process.
    this.#worker.on('error', () => undefined);
    return this.#worker;
  }

  /** Ends the thread; the next page starts another. */
  async stop(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}
