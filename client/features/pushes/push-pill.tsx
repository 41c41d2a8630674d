import { useTranslation } from 'react-i18next';
import { Pill, type Tone } from '#client/ui/pill.tsx';
import type { PushState } from '#shared/pushes/schema.ts';

const tones: Record<PushState, Tone> = { sent: 'outline', opened: 'neutral', interested: 'good', declined: 'refusal' };

export const PushPill = ({ state }: { state: PushState }) => {
  const { t } = useTranslation();
  return <Pill tone={tones[state]}>{t(`pushes.state.${state}`)}</Pill>;
};
