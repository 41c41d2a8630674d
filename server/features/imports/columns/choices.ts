// Words of the vocabularies as their codes, in Chinese or English.
import english from '#shared/locales/en/vocabulary.json' with { type: 'json' };
import chinese from '#shared/locales/zh-CN/vocabulary.json' with { type: 'json' };
import { figureOf, isOpen, lineOf, listOf, type ReadCell } from './reading.ts';

/** Letters and figures only, so that "Pre-A 轮", "pre a" and "PRE-A" are one. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]/gu, '');

/** Short forms of financing stages beside their words. */
export const STAGE_NAMES = { seed: ['种子'], angel: ['天使'], a_plus: ['A+'], debt: ['债权'] };

type Vocabulary = keyof typeof chinese & keyof typeof english;

/** Codes by plain words: the code itself, its Chinese and its English word, and further names people use. */
const codesByWord = (vocabulary: Vocabulary, names: Record<string, readonly string[]>): Map<string, string> => {
  const tables: Record<string, string>[] = [english[vocabulary], chinese[vocabulary]];
  const codes = Object.keys(chinese[vocabulary]);
  return new Map([
    ...tables.flatMap((table) => Object.entries(table).map(([code, word]): [string, string] => [plain(word), code])),
    ...Object.entries(names).flatMap(([code, words]) => words.map((word): [string, string] => [plain(word), code])),
    ...codes.map((code): [string, string] => [plain(code), code]),
  ]);
};

/** One code of a vocabulary. */
export const readChoice = (vocabulary: Vocabulary, names: Record<string, readonly string[]> = {}): ReadCell => {
  const codes = codesByWord(vocabulary, names);
  return (cell) => {
    const text = lineOf(cell);
    const value = codes.get(plain(text));
    if (value !== undefined) return { value };
    return isOpen(text) ? { value: null } : { code: 'not_in_the_list' };
  };
};

/** Several codes of a vocabulary. */
export const readChoices = (vocabulary: Vocabulary, names: Record<string, readonly string[]> = {}): ReadCell => {
  const codes = codesByWord(vocabulary, names);
  return (cell) => {
    const words = listOf(cell).filter((word) => !isOpen(word));
    const found = words.map((word) => codes.get(plain(word)));
    const known = found.filter((code) => code !== undefined);
    return known.length < found.length ? { code: 'not_in_the_list' } : { value: [...new Set(known)] };
  };
};

/** The level a stage word stands for, where nothing finer is said: the lowest at which the work of the stage is done. */
const TRL_OF_STAGE: [RegExp, number][] = [
  [/小批量|small batch/i, 8],
  [/产业化|量产|批量|industrial/i, 9],
  [/中试|pilot/i, 6],
  [/小试|样机|small test|prototype/i, 5],
  [/实验室|研究|laboratory|lab/i, 3],
];

/** TRL 6, 6级, 6, 中试. */
export const readTrl: ReadCell = (cell) => {
  const text = lineOf(cell).normalize('NFKC');
  if (isOpen(text)) return { value: null };
  const digits = /^(?:trl)?[\s-]*([1-9])\s*级?(?!\d)/i.exec(text)?.[1];
  if (digits !== undefined) return { value: Number(digits) };
  const stage = TRL_OF_STAGE.find(([word]) => word.test(text));
  return stage && figureOf(text) === null ? { value: stage[1] } : { code: 'trl_expected' };
};
