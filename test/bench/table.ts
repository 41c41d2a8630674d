// Figures as a table for people, and as JSON for programs.

/** Left-aligned first column, the others right-aligned. */
export const printTable = (rows: readonly (readonly string[])[]): void => {
  const widthOf = (text: string): number =>
    [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  for (const row of rows) {
    const cells = row.map((cell, column) => {
      const padding = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
      return column === 0 ? cell + padding : padding + cell;
    });
    console.log(cells.join('  '));
  }
};

export const ms = (value: number): string => value.toFixed(1);

export interface Goal {
  name: string;
  isMet: boolean;
}

/** Says of each goal whether it is met, on stderr, and answers the exit code. */
export const judge = (goals: readonly Goal[]): number => {
  for (const { name, isMet } of goals) console.error(`${isMet ? 'met   ' : 'MISSED'}  ${name}`);
  return goals.every(({ isMet }) => isMet) ? 0 : 1;
};
