// One counterpart: how well it fits in words, and the whole reason below.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pagePath } from '#client/features/postings/noun.ts';
import { PostingOwner } from '#client/features/postings/posting-card.tsx';
import { PostingPills } from '#client/features/postings/posting-pills.tsx';
import { Pill } from '#client/ui/pill.tsx';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { Quotes, Terms } from './evidence.tsx';
import { GradePill } from './grade-pill.tsx';
import { IndicatorComparisons } from './indicator-comparison.tsx';
import { OpenPoints } from './open-points.tsx';
import { byEffect } from './points.ts';
import { ScoreBreakdown } from './score-breakdown.tsx';
import { useMatchMessage } from './use-match-message.ts';
import type { MatchItem } from './use-matches.ts';

const TOLD_TERMS = 4;
const TOLD_DIMENSIONS = 2;

/** The reason in one line: the heaviest shared words, and what helped most beside them. */
const ShortReason = ({ match }: { match: MatchItem }) => {
  const { t } = useTranslation();
  const say = useMatchMessage();
  const { text, dimensions } = match.why;
  const words = text.terms.slice(0, TOLD_TERMS).map(({ term }) => term);
  const helped = byEffect(dimensions)
    .filter(({ points }) => points > 0)
    .slice(0, TOLD_DIMENSIONS);
  return (
    <ul className="match-short">
      {words.length > 0 && <li>{t('matching.card.bothSay', { words: words.join(t('matching.card.comma')) })}</li>}
      {helped.map(({ dimension, reason }) => (
        <li key={dimension}>{say(reason)}</li>
      ))}
    </ul>
  );
};

interface MatchCardProps {
  match: MatchItem;
  /** What the counterpart is. */
  noun: PostingNoun;
  isNew: boolean;
  isOpen: boolean;
  /** What one may do about it. */
  acts?: ReactNode;
  /** The counterpart's page is being opened from here. */
  onOpened(): void;
}

export const MatchCard = ({ match, noun, isNew, isOpen, acts, onOpened }: MatchCardProps) => {
  const { t } = useTranslation();
  const { counterpart, grade, score, why } = match;
  return (
    <article className="match-card" aria-labelledby={`match-${counterpart.id}`}>
      <div className="x-row">
        <GradePill grade={grade} score={score} />
        {isNew && <Pill tone="good">{t('matching.card.new')}</Pill>}
        <PostingPills noun={noun} card={counterpart} />
      </div>
      <h3 id={`match-${counterpart.id}`}>
        <Link to={pagePath(noun, counterpart.id)} onClick={onOpened}>
          {counterpart.title}
        </Link>
      </h3>
      <p className="x-faint">
        <PostingOwner card={counterpart} />
      </p>
      <p className="x-soft match-summary">{counterpart.summary}</p>
      <ShortReason match={match} />
      {acts}
      <details className="match-why" open={isOpen}>
        <summary>{t('matching.card.why')}</summary>
        <div className="match-why-body">
          <section>
            <h4>{t('matching.card.breakdown')}</h4>
            <ScoreBreakdown match={match} />
          </section>
          <section>
            <h4>{t('matching.card.words')}</h4>
            <Terms text={why.text} />
          </section>
          <Quotes quotes={why.text.quotes} />
          <IndicatorComparisons rows={why.indicators} />
          <OpenPoints why={why} />
          <p className="x-faint">{t('matching.card.weights', { version: why.weights })}</p>
        </div>
      </details>
    </article>
  );
};
