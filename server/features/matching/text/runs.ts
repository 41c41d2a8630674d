// A text is runs of Chinese characters and runs of letters and digits; between them lie blanks and punctuation.
import { type NormalisedText, normalise } from './normalise.ts';

export interface Run {
  script: 'chinese' | 'letters';
  text: string;
  /** Offset in the normalised text. */
  at: number;
  /** True when only blanks, a hyphen or a slash lie between this run and the one before. */
  continues: boolean;
}

const CHINESE = /^[\p{Script=Han}々〇]/u;
const LETTER = /^[\p{L}\p{N}]/u;
const JOINT = /^[ \t\u00a0/-]*$/;

const [OTHER, LETTERS, HAN] = [0, 1, 2] as const;
type Script = typeof OTHER | typeof LETTERS | typeof HAN;

/** Han characters are letters too, and are told apart first: "tft液晶" is two runs. */
const scriptOf = (character: string): Script =>
  CHINESE.test(character) ? HAN : LETTER.test(character) ? LETTERS : OTHER;

const PLANE = 0x1_0000;
const UNKNOWN = 255;
/** By code unit, filled as characters are met: a text asks for each of its characters. */
const scripts = new Uint8Array(PLANE).fill(UNKNOWN);

const scriptAt = (text: string, at: number): Script => {
  const unit = text.charCodeAt(at);
  // Half of a pair says nothing by itself.
  if (unit >= 0xd800 && unit < 0xe000) return scriptOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
  const known = scripts[unit] ?? UNKNOWN;
  if (known !== UNKNOWN) return known as Script; // Only scripts are stored.
  const script = scriptOf(String.fromCharCode(unit));
  scripts[unit] = script;
  return script;
};

const unitsAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) >= PLANE ? 2 : 1);

/** Cuts a normalised text into its runs, in order. */
const runsOf = ({ text }: NormalisedText): Run[] => {
  const runs: Run[] = [];
  let end = 0;
  for (let at = 0; at < text.length; ) {
    const script = scriptAt(text, at);
    let next = at + unitsAt(text, at);
    while (next < text.length && scriptAt(text, next) === script) next += unitsAt(text, next);
    if (script !== OTHER) {
      const continues = at === end || JOINT.test(text.slice(end, at));
      runs.push({ script: script === HAN ? 'chinese' : 'letters', text: text.slice(at, next), at, continues });
      end = next;
    }
    at = next;
  }
  return runs;
};

export interface ReadText {
  /** As it was normalised. */
  text: string;
  runs: readonly Run[];
  /** `origin[i]` is the offset in the original of the normalised text's i-th unit. */
  origin: readonly number[];
}

/** A text's runs, and where in it they stand. */
export const readText = (text: string): ReadText => {
  const normal = normalise(text);
  return { runs: runsOf(normal), ...normal };
};
