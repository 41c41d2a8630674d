import type { Browser } from 'playwright-core';
import { atEnd } from './ending.ts';
import { launchChromium } from './launch-chromium.ts';

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
