// The word lists that ship with the matcher. They are read once, when first needed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'matching-data');

/** The lines of a list; `#` begins a remark. */
export const readLines = (file: string): string[] =>
  readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter(Boolean);

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const set = (...files: string[]) => once((): ReadonlySet<string> => new Set(files.flatMap(readLines)));

/** Function words: they carry no content in any text. */
export const stopWordsZh = set('stop-words-zh.txt');
export const stopWordsEn = set('stop-words-en.txt', 'units.txt');
/** Words that every need and every result uses. */
export const routineZh = set('routine-zh.txt');

const routinePairs = once(
  () =>
    new Set(
      [...routineZh()]
        .filter(({ length }) => length === 2)
        .map((pair) => bothUnits(pair.charCodeAt(0), pair.charCodeAt(1))),
    ),
);
const bothUnits = (first: number, second: number): number => (first << 16) | second;

/** Whether two UTF-16 units are such a word. */
export const isRoutinePair = (first: number, second: number): boolean => routinePairs().has(bothUnits(first, second));
