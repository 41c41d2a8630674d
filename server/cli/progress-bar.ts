// How far something is, on stderr: a bar that moves on a terminal, a line now and then elsewhere.

export interface ProgressBar {
  show(done: number, total: number | null): void;
  /** Leaves the last state standing. */
  end(): void;
}

const WIDTH = 30;
/** Elsewhere than on a terminal: a line for each tenth. */
const TENTHS = 10;

const percentOf = (done: number, total: number): number => (total === 0 ? 100 : Math.floor((done / total) * 100));

export const createProgressBar = (label: string, stream: NodeJS.WriteStream = process.stderr): ProgressBar => {
  const began = performance.now();
  let last = '';
  let lastTenth = -1;
  const textOf = (done: number, total: number | null): string => {
    const seconds = (performance.now() - began) / 1000;
    const rate = seconds < 0.5 ? '' : ` ${Math.round(done / seconds)}/s`;
    if (total === null) return `${label} ${done}${rate}`;
    const full = Math.floor((percentOf(done, total) / 100) * WIDTH);
    const bar = `[${'#'.repeat(full)}${' '.repeat(WIDTH - full)}]`;
    return `${label} ${bar} ${percentOf(done, total)}% ${done}/${total}${rate}`;
  };
  return {
    show(done, total) {
      const text = textOf(done, total);
      if (stream.isTTY) stream.write(`\r${text.padEnd(last.length)}`);
      const tenth = total === null ? Math.floor(done / 5000) : Math.floor(percentOf(done, total) / TENTHS);
      if (!stream.isTTY && tenth !== lastTenth) stream.write(`${text}\n`);
      lastTenth = tenth;
      last = text;
    },
    end() {
      if (stream.isTTY && last !== '') stream.write('\n');
    },
  };
};
