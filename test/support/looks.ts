// How a screen is looked at: once on a desk in Chinese, once on a phone in English and in the dark, and in the other width
// of each for what would not fit.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type Look, overflow, seriousFindings } from './browser.ts';

export const LOOKS: readonly Look[] = [
  { width: 1440, locale: 'zh-CN', theme: 'light' },
  { width: 360, locale: 'en', theme: 'dark' },
];

const words = readdirSync(join(import.meta.dirname, '..', '..', 'shared', 'locales', 'zh-CN'));
/** A key that has no words is shown as itself. */
const BARE_KEY = new RegExp(`\\b(?:${words.map((file) => file.replace('.json', '')).join('|')})\\.[a-z][\\w.]*`);

/** Holds a settled page to what every screen owes: one first heading, nothing wider than the window, nothing axe minds. */
export const expectGoodScreen = async (page: Page): Promise<void> => {
  expect(await page.getByRole('heading', { level: 1 }).count()).to.equal(1);
  expect(await overflow(page)).to.be.at.most(0);
  expect(await seriousFindings(page)).to.deep.equal([]);
  const size = page.viewportSize() ?? { width: 1440, height: 900 };
  await page.setViewportSize({ ...size, width: size.width === 360 ? 1440 : 360 });
  // Some columns leave a moment after the window has become narrow.
  await page.waitForFunction(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  expect(await page.locator('main').textContent()).not.to.match(BARE_KEY);
};
