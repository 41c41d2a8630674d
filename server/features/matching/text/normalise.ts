// One spelling for one thing: full and half width, ligatures, letter case. Every character of the result knows which
// character of the original it came from, so that evidence can be quoted from the original.

/** Longest text that is analysed; what lies beyond says little that the beginning did not. */
export const ANALYSED_CHARACTERS = 12_000;

export interface NormalisedText {
  text: string;
  /** `origin[i]` is the offset in the original of the i-th UTF-16 unit; one more entry stands for the end. */
  origin: readonly number[];
}

const isPlain = (code: number): boolean => code < 0x80 || (code >= 0x4e00 && code <= 0x9fff);

const folded = (original: string, fold: (text: string) => string): NormalisedText => {
  const source = original.slice(0, ANALYSED_CHARACTERS);
  const origins: number[] = [];
  let text = '';
  let plainFrom = 0;
  for (let at = 0; at < source.length; ) {
    const code = source.codePointAt(at) ?? 0;
    if (isPlain(code)) {
      origins.push(at);
      at += 1;
      continue;
    }
    const length = code > 0xffff ? 2 : 1;
    const normal = fold(source.slice(at, at + length).normalize('NFKC'));
    for (let unit = 0; unit < normal.length; unit += 1) origins.push(at);
    // Plain characters stay one unit each, so a stretch of them is folded at once.
    text += fold(source.slice(plainFrom, at)) + normal;
    at += length;
    plainFrom = at;
  }
  origins.push(source.length);
  return { text: text + fold(source.slice(plainFrom)), origin: origins };
};

/** Unicode NFKC and lower case, character by character, with offsets into the first ANALYSED_CHARACTERS of the original. */
export const normalise = (original: string): NormalisedText => folded(original, (text) => text.toLowerCase());

/** The same without lower case: MPa and mPa are different things. */
export const foldWidth = (original: string): NormalisedText => folded(original, (text) => text);
