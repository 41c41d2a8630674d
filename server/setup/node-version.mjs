import { SetupError } from './steps.mjs';

const NEEDED = [20, 19];

/** @throws SetupError on a Node.js older than package.json asks for. */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  throw new SetupError(
    `Xietong needs Node.js ${NEEDED.join('.')} or newer; this is ${version}. Install a newer one (https://nodejs.org) and try again.`,
  );
}
