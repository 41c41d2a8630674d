import { useTranslation } from 'react-i18next';
import { Pill, type Tone } from '#client/ui/pill.tsx';
import type { DealStage, DealState } from '#shared/deals/pipeline.ts';

const TONES: Record<DealState, Tone> = {
  open: 'good',
  stalled: 'attention',
  declined: 'refusal',
  withdrawn: 'neutral',
  completed: 'good',
};

/** The stage, and the state when it says more. */
export const DealPills = ({ stage, state }: { stage: DealStage; state: DealState }) => {
  const { t } = useTranslation();
  return (
    <>
      <Pill tone={state === 'open' ? 'good' : 'outline'}>{t(`deals.stage.${stage}`)}</Pill>
      {state !== 'open' && state !== 'completed' && <Pill tone={TONES[state]}>{t(`deals.state.${state}`)}</Pill>}
    </>
  );
};
