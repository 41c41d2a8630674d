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

const RUN = /[\p{Script=Han}々〇]+|[\p{L}\p{N}]+/gu;
const CHINESE = /^[\p{Script=Han}々〇]/u;
const JOINT = /^[ \t\u00a0/-]*$/;
const LETTERS_OR_CHINESE = /[\p{Script=Han}々〇]+|[^\p{Script=Han}々〇]+/gu;

/** Cuts a normalised text into its runs, in order. */
const runsOf = ({ text }: NormalisedText): Run[] => {
  const runs: Run[] = [];
  let end = 0;
  for (const found of text.matchAll(RUN)) {
    // Han characters are letters too: "tft液晶" is found as one and is cut here.
    for (const part of found[0].matchAll(LETTERS_OR_CHINESE)) {
      const at = found.index + part.index;
      runs.push({
        script: CHINESE.test(part[0]) ? 'chinese' : 'letters',
        text: part[0],
        at,
        continues: JOINT.test(text.slice(end, at)),
      });
      end = at + part[0].length;
    }
  }
  return runs;
};

export interface ReadText {
  runs: readonly Run[];
  /** `origin[i]` is the offset in the original of the normalised text's i-th unit. */
  origin: Uint16Array;
}

/** A text's runs, and where in it they stand. */
export const readText = (text: string): ReadText => {
  const normal = normalise(text);
  return { runs: runsOf(normal), origin: normal.origin };
};
