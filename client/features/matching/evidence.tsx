// The words of both texts that caused the score.
import { useTranslation } from 'react-i18next';
import { usePostingWords } from '#client/features/postings/words.ts';
import { MarkedText } from '#client/ui/marked-text.tsx';
import type { MatchSide, Quote, TermEvidence, TextEvidence } from '#shared/matching/schema.ts';
import { plainPoints } from './points.ts';

const SIDES = ['need', 'capability'] as const satisfies readonly MatchSide[];

export const Quotes = ({ quotes }: { quotes: readonly Quote[] }) => {
  const { t } = useTranslation();
  const { label } = usePostingWords();
  if (quotes.length === 0) return null;
  return (
    <div className="match-quotes">
      {SIDES.map((side) => (
        <div key={side}>
          <h4>{t(`matching.card.says.${side}`)}</h4>
          {quotes
            .filter((quote) => quote.side === side)
            .map((quote) => (
              <figure key={`${quote.field} ${quote.start}`} className="match-quote">
                <blockquote>
                  <MarkedText text={quote.text} marks={quote.marks} />
                </blockquote>
                <figcaption className="x-faint">{label(quote.field)}</figcaption>
              </figure>
            ))}
        </div>
      ))}
    </div>
  );
};

const Term = ({ term, relation, counterpart, sharePercent, points }: TermEvidence) => {
  const { t } = useTranslation();
  return (
    <li className="match-term" title={t('matching.card.termShare', { percent: plainPoints(sharePercent) })}>
      <span>{counterpart ? t(`matching.card.pair.${relation}`, { term, counterpart }) : term}</span>
      <span className="x-faint">{plainPoints(points)}</span>
    </li>
  );
};

/** What both say, each with its share of the points, and the weighty words that one side lacks. */
export const Terms = ({ text }: { text: TextEvidence }) => {
  const { t } = useTranslation();
  const { terms, otherTerms, missing } = text;
  return (
    <>
      <ul className="x-plain match-terms" aria-label={t('matching.card.terms')}>
        {terms.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same word may count at two places, with the same points
          <Term key={index} {...one} />
        ))}
        {otherTerms.count > 0 && (
          <li className="match-term">
            <span>{t('matching.card.otherTerms', { count: otherTerms.count })}</span>
            <span className="x-faint">{plainPoints(otherTerms.points)}</span>
          </li>
        )}
      </ul>
      {missing.length > 0 && (
        <p className="x-soft">{t('matching.card.missing', { words: missing.join(t('matching.card.comma')) })}</p>
      )}
    </>
  );
};
