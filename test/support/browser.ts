// A person's screen in a test: a page of the built client on the suite's own server. `const screens = useScreens(server)`
// inside `describe`; every page that a test opened must end without an error in its console.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { Locale } from '#shared/users/schema.ts';
import { builtClient } from './built-client.ts';
import { useChromium } from './chromium.ts';
import type { Client } from './client.ts';
import type { TestServer } from './server.ts';
import { BrowserWindow } from './windows.ts';

const BUILD_TIMEOUT_MS = 180_000;
const TEST_TIMEOUT_MS = 60_000;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA and axe's own advice. */
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export interface Look {
  /** Signed in as whom; a visitor when left out. */
  as?: Client;
  locale?: Locale;
  width?: 1440 | 360;
  theme?: 'light' | 'dark';
  /** For what a window cannot be emptied of: it is closed afterwards. */
  once?: true;
}

interface AxeViolation {
  id: string;
  impact: string | null;
  nodes: { target: unknown[] }[];
}

/** Resolves when nothing on the page is still loading. */
export const settle = async (page: Page): Promise<void> => {
  await page.waitForFunction(
    () =>
      document.querySelector('main h1, main [role=alert]') && !document.querySelector('.x-skeleton, .shell-progress'),
  );
};

/** What axe finds wrong with the page as it is, named shortly; only what is serious or worse. */
export const seriousFindings = async (page: Page): Promise<string[]> => {
  await page.evaluate(axeSource);
  const found = await runAxe(page);
  const size = page.viewportSize();
  if (!size || !found.some((finding) => finding.includes('target-size'))) return found;
  // What a bar at the window's edge covers in part is scrolled free of it: looked at again in a window as tall as the page.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...size, height });
  const whole = await runAxe(page);
  await page.setViewportSize(size);
  return whole;
};

const runAxe = async (page: Page): Promise<string[]> => {
  const violations = await page.evaluate(async (tags): Promise<AxeViolation[]> => {
    // axe-core, just put into the page, is a global there.
    const { axe } = window as unknown as {
      axe: { run: (root: Document, how: object) => Promise<{ violations: AxeViolation[] }> };
    };
    const { violations } = await axe.run(document, { runOnly: tags });
    return violations;
  }, AXE_TAGS);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
};

/** Chooses from one of antd's lists, by the keyboard as far as the list itself goes. */
export const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByLabel(label, { exact: true }).press('ArrowDown');
  await page.locator('.ant-select-item-option:visible', { hasText: option }).first().click();
};

/** How many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const windowOf = ({ width = 1440 }: Look) => ({ width, height: width === 360 ? 780 : 900 });

export class Screens {
  readonly #server: TestServer;
  readonly #chromium: ReturnType<typeof useChromium>;
  #open: { window: BrowserWindow; once: boolean }[] = [];

  constructor(server: TestServer, chromium: ReturnType<typeof useChromium>) {
    this.#server = server;
    this.#chromium = chromium;
  }

  /** Opens an address in a window of its own and waits until it is there. */
  async open(path: string, look: Look = {}): Promise<Page> {
    const { as, locale = 'zh-CN', theme = 'light', once = false } = look;
    const kind = { baseURL: this.#server.url, locale, theme };
    const window = await BrowserWindow.take(this.#chromium.browser, kind, windowOf(look));
    this.#open.push({ window, once });
    if (as?.cookie) await this.#giveCookie(window.page, as.cookie);
    await window.page.goto(path);
    await settle(window.page);
    return window.page;
  }

  async #giveCookie(page: Page, cookie: string): Promise<void> {
    const [name = '', ...value] = cookie.split('=');
    await page.context().addCookies([{ name, value: value.join('='), url: this.#server.url }]);
  }

  /** Leaves what a test opened and answers what its consoles complained about. */
  async close(): Promise<string[]> {
    const open = this.#open;
    this.#open = [];
    return (await Promise.all(open.map(({ window, once }) => (once ? window.close() : window.leave())))).flat();
  }
}

/** To be called inside `describe`, after `useServer`. */
export const useScreens = (server: TestServer): Screens => {
  before('the client is built', async function () {
    this.timeout(BUILD_TIMEOUT_MS);
    await builtClient();
  });
  beforeEach('a screen may take its time on a busy machine', function () {
    this.currentTest?.timeout(TEST_TIMEOUT_MS);
  });
  const screens = new Screens(server, useChromium());
  afterEach('no page had an error', async () => {
    expect(await screens.close()).to.deep.equal([]);
  });
  return screens;
};
