/** Prints how a command is called, and ends, when that is what was asked. */
export const helpWhenAsked = (usage: string): void => {
  if (!process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) return;
  process.stdout.write(`${usage.trimEnd()}\n`);
  process.exit(0);
};
