// One spelling for one thing: full and half width, ligatures, letter case. Every character of the result knows which
// character of the original it came from, so that evidence can be quoted from the original.

/** Longest text that is analysed; what lies beyond says little that the beginning did not. */
export const ANALYSED_CHARACTERS = 12_000;

export interface NormalisedText {
  text: string;
  /** `origin[i]` is the offset in the original of the i-th UTF-16 unit, and of the end at the text's length. */
  origin: readonly number[];
}

const isPlain = (code: number): boolean => code < 0x80 || (code >= 0x4e00 && code <= 0x9fff);

/** Offsets of a text whose units all stand where they stood: the same for all such texts, as far as those are long. */
const SAME_PLACES: readonly number[] = Array.from({ length: ANALYSED_CHARACTERS + 1 }, (_, at) => at);

const PLANE = 0x1_0000;

/** Punctuation of full width is in every text. */
const keptForms = new Map<number, string>();

const formOf = (code: number): string => {
  const known = keptForms.get(code);
  if (known !== undefined) return known;
  const form = String.fromCodePoint(code).normalize('NFKC');
  if (code < PLANE) keptForms.set(code, form);
  return form;
};

const folded = (original: string, fold: (text: string) => string): NormalisedText => {
  const source = original.slice(0, ANALYSED_CHARACTERS);
  // Made once a character is not one unit, before or after.
  let origins: number[] | null = null;
  let text = '';
  let plainFrom = 0;
  for (let at = 0; at < source.length; ) {
    const code = source.codePointAt(at) ?? 0;
    if (isPlain(code)) {
      origins?.push(at);
      at += 1;
      continue;
    }
    const normal = fold(formOf(code));
    const length = code < PLANE ? 1 : 2;
    if (length !== 1 || normal.length !== 1) origins ??= SAME_PLACES.slice(0, at);
    for (let unit = 0; origins && unit < normal.length; unit += 1) origins.push(at);
    // Plain characters stay one unit each, so a stretch of them is folded at once.
    text += fold(source.slice(plainFrom, at)) + normal;
    at += length;
    plainFrom = at;
  }
  origins?.push(source.length);
  return { text: text + fold(source.slice(plainFrom)), origin: origins ?? SAME_PLACES };
};

/** Unicode NFKC and lower case, character by character, with offsets into the first ANALYSED_CHARACTERS of the original. */
export const normalise = (original: string): NormalisedText => folded(original, (text) => text.toLowerCase());

/** The same without lower case: MPa and mPa are different things. */
export const foldWidth = (original: string): NormalisedText => folded(original, (text) => text);
