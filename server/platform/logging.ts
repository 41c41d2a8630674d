// Structured logs. Never personal data, tokens, cookies or bodies: callers log ids and codes.
import { pino } from 'pino';

export type Log = pino.Logger;

/** @param to where the lines go; standard output when left out */
export const createLog = (level: string, to?: pino.DestinationStream): Log => {
  const settings = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // A second net under the rule above.
    redact: {
      paths: ['*.password', '*.token', '*.secret', '*.cookie', '*.authorization', '*.email'],
      censor: '[hidden]',
    },
  };
  return to ? pino(settings, to) : pino(settings);
};
