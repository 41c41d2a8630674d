// What a test's server wrote into its log, from warnings on. `const log = keptLog()`, then `useServer(log.settings)`.

interface Line {
  msg: string;
  requestId?: string;
  code?: string;
  [more: string]: unknown;
}

export const keptLog = () => {
  const lines: Line[] = [];
  return {
    lines,
    settings: {
      environment: { LOG_LEVEL: 'warn' },
      logTo: { write: (line: string) => void lines.push(JSON.parse(line)) },
    },
    forget: () => {
      lines.length = 0;
    },
    /** Refusals where things are confidential: where, what, who, why, and about which ids. */
    refusals: () =>
      lines
        .filter(({ msg }) => msg.endsWith(': refused'))
        .map(({ msg, what, userId, code, about }) => ({ area: msg.split(':')[0], what, userId, code, about })),
  };
};
