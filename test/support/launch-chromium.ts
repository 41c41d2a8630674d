import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

/** Few pictures a second: they are encoded and drawn without any graphics card. */
const SLOW_CAMERA = '=fps=8';

/** A headless Chromium that talks to nobody but the pages under test. */
export function launchChromium(camera = SLOW_CAMERA): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found: run the tests by `npm test`, which says how to get it.');
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  // A camera that shows a moving figure and a microphone that beeps, allowed without asking.
  const devices = [`--use-fake-device-for-media-stream${camera}`, '--use-fake-ui-for-media-stream'];
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet, ...devices];
  return chromium.launch({ executablePath, args });
}
