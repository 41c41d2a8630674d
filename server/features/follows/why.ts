// Why a match was found, in one sentence: what both texts say, and what speaks loudest beside the text.
import { sentence } from '#server/platform/words/sentence.ts';
import type { Match, MatchMessage } from '#shared/matching/schema.ts';
import type { Locale } from '#shared/users/schema.ts';

const TERMS = 3;

const byPoints = (one: { points: number }, other: { points: number }): number => other.points - one.points;

const worded = ({ code, params }: MatchMessage, locale: Locale): string => {
  // Names of places and industries come in both languages.
  const name = locale === 'en' ? params['en'] : params['zh'];
  return sentence(locale, `matching.${code}`, { ...params, ...(name ? { name } : {}) });
};

/** The card's strongest reasons as a sentence in a language; it quotes nothing that the card does not show. */
export const whyInOneSentence = ({ why }: Pick<Match, 'why'>, locale: Locale): string => {
  const words = why.text.terms
    .slice(0, TERMS)
    .map(({ term }) => term)
    .join(sentence(locale, 'matching.card.comma'));
  const best = why.dimensions.filter(({ known, points }) => known && points > 0).sort(byPoints)[0];
  const parts = [
    ...(words ? [sentence(locale, 'matching.card.bothSay', { words })] : []),
    ...(best ? [worded(best.reason, locale)] : []),
  ];
  return parts.join(sentence(locale, 'follows.semicolon'));
};
