import { useTranslation } from 'react-i18next';
import { Pill, type Tone } from '#client/ui/pill.tsx';
import type { MatchGrade } from '#shared/matching/schema.ts';

const TONES: Record<MatchGrade, Tone> = { strong: 'good', good: 'attention', weak: 'neutral' };

/** How well it fits, in words, with the score behind them. */
export const GradePill = ({ grade, score }: { grade: MatchGrade; score: number }) => {
  const { t } = useTranslation();
  return (
    <Pill tone={TONES[grade]}>
      <strong>{t(`vocabulary.matchGrade.${grade}`)}</strong> {t('matching.card.score', { score })}
    </Pill>
  );
};
