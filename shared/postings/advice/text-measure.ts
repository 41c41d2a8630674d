// How much a text says, alike for Chinese and for languages with spaces.

const HAN = /\p{Script=Han}/gu;
const WORD = /[\p{L}\p{N}]+(?:[.'’-][\p{L}\p{N}]+)*/gu;

/** A Latin word says about as much as two Chinese characters. */
export const CHARACTERS_PER_WORD = 2;

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

export const countWords = (text: string): number => countOf(text.replace(HAN, ' '), WORD);

/** True when lengths are better told in words than in characters. */
export const isInWords = (text: string): boolean => countWords(text) > countOf(text, HAN);

/**
 * The size of a text in Chinese characters: each Chinese character is one, each other word or number two, punctuation and
 * spaces nothing.
 */
export const sizeOf = (text: string): number => countOf(text, HAN) + CHARACTERS_PER_WORD * countWords(text);

// A digit that is no part of a name such as CO2 or H2; or a number in words where it counts or compares something.
const DIGIT = /(?<![\p{Script=Latin}\p{Nd}])\p{Nd}/u;
const HAN_NUMBER =
  /百分之|[一二两三四五六七八九十百千万亿]+(?:倍|成|项|台|套|年|月|天|小时|分钟|吨|米|度|元|家|次|种)|减半|翻番/u;
const ENGLISH_NUMBER =
  /\b(?:half|halve|double|triple|twice|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million)\b/iu;

/** True when a text names a quantity. */
export const hasFigure = (text: string): boolean =>
  DIGIT.test(text) || HAN_NUMBER.test(text) || ENGLISH_NUMBER.test(text);
