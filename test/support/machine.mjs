// What some tests need of the machine beside npm's packages: Chromium and a font with Chinese characters for those in the
// browser, a Redis server for those with several processes.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { register } from 'tsx/esm/api';
import { SetupError, say } from '#server/setup/steps.mjs';

const CHROMIUM = { what: 'Chromium', debian: 'chromium-headless-shell', fedora: 'chromium', mac: 'chromium' };
const FONT = {
  what: 'a font with Chinese characters',
  debian: 'fontconfig fonts-noto-cjk',
  fedora: 'google-noto-sans-cjk-fonts',
  mac: 'font-noto-sans-cjk-sc',
};

const REDIS = { what: 'a Redis server', debian: 'redis-server', fedora: 'redis', mac: 'redis' };

/**
 * Installs what is missing on Debian as root; elsewhere names it, and how to get it, and fails.
 * @param {{ browser: boolean, redis: boolean }} needs
 */
export async function ensureMachine(needs) {
  const missing = await findMissing(needs);
  if (missing.length === 0) return;
  if (!isDebianRoot()) throw new SetupError(instructions(missing));
  const packages = missing.flatMap(({ debian }) => debian.split(' '));
  say(`Installing ${packages.join(' and ')} (apt-get) …`);
  await aptGet('update');
  await aptGet('install', '--yes', '--no-install-recommends', ...packages);
  const left = await findMissing(needs);
  if (left.length > 0) throw new SetupError(instructions(left));
}

async function findMissing({ browser, redis }) {
  const missing = [];
  if (redis && spawnSync('redis-server', ['--version']).error) missing.push(REDIS);
  if (!browser) return missing;
  const unregister = register();
  const { findChromium } = await import('./find-chromium.ts');
  await unregister();
  return [...missing, ...(findChromium() ? [] : [CHROMIUM]), ...(hasChineseFont() ? [] : [FONT])];
}

function hasChineseFont() {
  // macOS brings its own.
  if (process.platform === 'darwin') return true;
  return (spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout ?? '').trim() !== '';
}

function isDebianRoot() {
  // Ubuntu's package of this name only points at a snap.
  return process.getuid?.() === 0 && /^ID="?debian"?$/m.test(osRelease());
}

function osRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

function aptGet(...args) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const child = spawn('apt-get', ['-q', ...args], { env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new SetupError(`apt-get ${args[0]} did not succeed (exit code ${code}).`)),
    );
  });
}

function instructions(missing) {
  const names = (system) => missing.map((thing) => thing[system]).join(' ');
  return [
    `These tests need ${missing.map(({ what }) => what).join(' and ')}. Install by one of`,
    `  Debian:  sudo apt-get install ${names('debian')}`,
    `  Fedora:  sudo dnf install ${names('fedora')}`,
    `  macOS:   brew install ${names('mac')}`,
    'or, for a Chromium or Chrome in another place, name it in CHROMIUM_PATH.',
  ].join('\n');
}
