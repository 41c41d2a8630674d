// How the score comes about: what the texts have in common, then what each dimension adds or takes. The rows add up.
import { useTranslation } from 'react-i18next';
import type { Match } from '#shared/matching/schema.ts';
import { byEffect, percentOf, plainPoints, signedPoints } from './points.ts';
import { useMatchMessage } from './use-match-message.ts';

interface RowProps {
  label: string;
  points: string;
  /** Where the bar begins and how long it is, in per cent of its track. */
  from: number;
  length: number;
  tone: 'plus' | 'minus' | 'none';
  /** A line in the middle of the track: bars may go both ways. */
  isTwoWay?: boolean;
  text: string;
}

const Row = ({ label, points, from, length, tone, isTwoWay = false, text }: RowProps) => (
  <div className="match-row">
    <dt>{label}</dt>
    <dd className="match-row-points">{points}</dd>
    <dd className={`match-track${isTwoWay ? ' match-track-two' : ''}`} aria-hidden="true">
      <span className={`match-bar match-bar-${tone}`} style={{ left: `${from}%`, width: `${length}%` }} />
    </dd>
    <dd className="match-row-text">{text}</dd>
  </div>
);

const HALF = 50;
/** A score goes no higher, whatever the rows add up to. */
const MOST = 100;

export const ScoreBreakdown = ({ match }: { match: Match }) => {
  const { t } = useTranslation();
  const say = useMatchMessage();
  const { text, dimensions } = match.why;
  const widest = Math.max(1, ...dimensions.map(({ weight }) => weight));
  const sum = text.points + dimensions.reduce((total, { points }) => total + points, 0);
  return (
    <>
      <dl className="match-rows">
        <Row
          label={t('matching.card.text')}
          points={plainPoints(text.points)}
          from={0}
          length={text.points}
          tone="plus"
          text={t('matching.card.textOf', { count: text.terms.length + text.otherTerms.count })}
        />
        {byEffect(dimensions).map(({ dimension, known, fit, points, weight, reason }) => {
          const length = (HALF * Math.abs(points)) / widest;
          return (
            <Row
              key={dimension}
              label={t(`vocabulary.matchDimension.${dimension}`)}
              points={
                known ? t('matching.card.ofMost', { points: signedPoints(points), most: plainPoints(weight) }) : '—'
              }
              from={points < 0 ? HALF - length : HALF}
              length={length}
              tone={known ? (points < 0 ? 'minus' : 'plus') : 'none'}
              isTwoWay
              text={known ? t('matching.card.fit', { reason: say(reason), percent: percentOf(fit) }) : say(reason)}
            />
          );
        })}
        <div className="match-row match-row-total">
          <dt>{t('matching.card.total')}</dt>
          <dd className="match-row-points">{match.score}</dd>
          {sum > MOST && (
            <dd className="match-row-text match-row-capped">{t('matching.card.capped', { sum: plainPoints(sum) })}</dd>
          )}
        </div>
      </dl>
      <p className="x-faint match-formula">{t('matching.card.formula')}</p>
    </>
  );
};
