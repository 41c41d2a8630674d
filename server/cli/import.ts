// npm run import -- FILE: brings needs or capabilities in from a file.
import { existsSync } from 'node:fs';
import { helpWhenAsked } from './help.ts';
import { ArgumentsError, readArguments, USAGE } from './import-arguments.ts';

const fail = (text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(1);
};

const typed = () => {
  try {
    const read = readArguments(process.argv.slice(2));
    if (!existsSync(read.path)) throw new ArgumentsError(`There is no file ${read.path}`);
    return read;
  } catch (error) {
    return fail(error instanceof ArgumentsError ? `${error.message}\n\n${USAGE}` : String(error));
  }
};

helpWhenAsked(USAGE);
const wanted = typed();
// Loaded only now: what was typed wrongly is said at once.
const { bringFile, explainImport } = await import('./bring-file.ts');
const isDone = await bringFile(wanted).catch((error: unknown) => fail(explainImport(error)));
process.exit(isDone ? 0 : 1);
