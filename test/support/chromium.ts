import { type Browser, chromium } from 'playwright-core';
import { atEnd } from './ending.ts';
import { findChromium } from './find-chromium.ts';

/** A headless Chromium that talks to nobody but the pages under test. */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found: run the tests by `npm test`, which says how to get it.');
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet] });
}

let shared: Promise<Browser> | undefined;

atEnd(async () => {
  await (await shared)?.close();
});

/** One browser for the whole run; suites keep apart by contexts. To be called inside `describe`. */
export function useChromium(): { readonly browser: Browser } {
  let browser: Browser | undefined;
  before('the browser is started', async () => {
    shared ??= launchChromium();
    browser = await shared;
  });
  return {
    get browser() {
      if (!browser) throw new Error('The browser is there from the first test on, not before it.');
      return browser;
    },
  };
}
