// What kept the server from starting, in words for the person at the terminal.

import { EmbeddedError } from '#server/embedded/start.ts';
import { ConfigError } from '#server/platform/config.ts';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** One or a few lines saying what is wrong and what to do. Unknown errors are shown whole. */
export const explainStart = (error: unknown): string => {
  if (error instanceof ConfigError || error instanceof EmbeddedError) return `Cannot start. ${error.message}`;
  const { message = String(error), stack = message } = error instanceof Error ? error : {};
  if (codeOf(error) === 'EADDRINUSE') {
    return 'Cannot start. The port is taken by another program: stop it, or choose another one, for example PORT=3001 npm start.';
  }
  if (codeOf(error) === 'EACCES')
    return `Cannot start. Not allowed to listen on this port: choose one above 1024. (${message})`;
  if (codeOf(error) === 'EADDRNOTAVAIL') return `Cannot start. HOST is not an address of this machine. (${message})`;
  if (/ServerSelection/.test(error instanceof Error ? error.name : '')) {
    return `Cannot start. MongoDB at MONGODB_URI does not answer: is it running, and may this machine reach it? (${message})`;
  }
  return `Cannot start.\n${stack}`;
};
