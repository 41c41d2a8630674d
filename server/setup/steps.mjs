// Plain JavaScript on Node's own modules, like everything in this folder: it runs in a tree without node_modules.
const began = performance.now();

/** One line of what is going on, with the time since the command began. */
export function say(text) {
  console.log(`${seconds(performance.now() - began).padStart(7)}  ${text}`);
}

/** Repeats `progress()` every few seconds while `work` goes on, so that a long step is seen to move. */
export async function showProgress(work, progress) {
  const timer = setInterval(() => say(progress()), 5000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** A step that cannot go on. The message is for the person at the terminal and says what to do. */
export class SetupError extends Error {}
