// Windows of the browser, used by one person after the other: one that has read the client's code opens a screen in half
// the work. In between a window is emptied of everything but that code.
import type { Browser, BrowserContext, ConsoleMessage, Page } from 'playwright-core';

/** What a window cannot change later. */
interface WindowKind {
  /** The address of the server; its files are read once. */
  baseURL: string;
  locale: string;
  theme: 'light' | 'dark';
}

interface Size {
  width: number;
  height: number;
}

/** A file of the client without any code of its own. */
const STILL_PAGE = '/mark.svg';

/** Those that nobody uses, by their kind. */
const free = new Map<string, BrowserWindow[]>();

/** A refusal that the page itself shows is also reported by the browser; only defects of ours count. */
const isDefect = (message: ConsoleMessage): boolean =>
  (message.type() === 'error' || message.type() === 'warning') &&
  !/Failed to load resource: .* status of (4\d\d|503)/.test(message.text()) &&
  !/net::ERR_INTERNET_DISCONNECTED|net::ERR_CONNECTION_REFUSED/.test(message.text());

export class BrowserWindow {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #key: string;
  #defects: string[] = [];

  private constructor(page: Page, key: string) {
    this.page = page;
    this.#context = page.context();
    this.#key = key;
    page.on('console', (message) => isDefect(message) && this.#defects.push(`${page.url()} ${message.text()}`));
    page.on('pageerror', (error) => this.#defects.push(`${page.url()} ${error.message}`));
  }

  /** A free window, or a new one, in which nobody has been. */
  static async take(browser: Browser, kind: WindowKind, size: Size): Promise<BrowserWindow> {
    const key = JSON.stringify(kind);
    const known = free.get(key)?.pop();
    if (known) {
      await known.page.setViewportSize(size);
      return known;
    }
    const context = await browser.newContext({
      baseURL: kind.baseURL,
      viewport: size,
      locale: kind.locale,
      colorScheme: kind.theme,
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    return new BrowserWindow(await context.newPage(), key);
  }

  /** Gives it back, emptied, and answers what its console complained about until then. */
  async leave(): Promise<string[]> {
    const defects = this.#defects;
    try {
      await this.#empty();
      // What the page said as it was left is nobody's.
      this.#defects = [];
      free.set(this.#key, [...(free.get(this.#key) ?? []), this]);
    } catch {
      // Its page was closed, or its server is away: the next one gets a new window.
      await this.#context.close();
    }
    return defects;
  }

  /** Closes it for good, for what a window keeps for ever (a WebSocket's route); answers as `leave`. */
  async close(): Promise<string[]> {
    const defects = this.#defects;
    await this.#context.close();
    return defects;
  }

  async #empty(): Promise<void> {
    const { page } = this;
    const others = this.#context.pages().filter((one) => one !== page);
    await Promise.all(others.map((one) => one.close()));
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await this.#context.setOffline(false);
    await page.goto(STILL_PAGE);
    await page.evaluate(() => localStorage.clear());
    await this.#context.clearCookies();
  }
}
