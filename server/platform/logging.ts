// Structured logs. Never personal data, tokens, cookies or bodies: callers log ids and codes.
import { pino } from 'pino';

export type Log = pino.Logger;

export const createLog = (level: string): Log =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // A second net under the rule above.
    redact: {
      paths: ['*.password', '*.token', '*.secret', '*.cookie', '*.authorization', '*.email'],
      censor: '[hidden]',
    },
  });
