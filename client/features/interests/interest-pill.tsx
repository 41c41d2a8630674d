import { useTranslation } from 'react-i18next';
import { Pill, type Tone } from '#client/ui/pill.tsx';
import type { InterestState } from '#shared/interests/lifecycle.ts';

const TONES: Record<InterestState, Tone> = {
  sent: 'attention',
  accepted: 'good',
  declined: 'refusal',
  expired: 'neutral',
  withdrawn: 'neutral',
};

/** Where an interest stands, as the one who looks sees it. */
export const InterestPill = ({ state, isMine }: { state: InterestState; isMine: boolean }) => {
  const { t } = useTranslation();
  return <Pill tone={TONES[state]}>{t(isMine ? `interests.mine.${state}` : `interests.theirs.${state}`)}</Pill>;
};
