import { useTranslation } from 'react-i18next';
import { Pill, type Tone } from '#client/ui/pill.tsx';
import type { EventPhase, XietongEvent } from '#shared/events/schema.ts';

const PHASE_TONE: Partial<Record<EventPhase, Tone>> = {
  lobby: 'attention',
  live: 'good',
  paused: 'attention',
  replay: 'good',
};

/** What kind of event it is, how far it is, and what I have to do with it. */
export const EventPills = ({ event }: { event: XietongEvent }) => {
  const { t } = useTranslation();
  const { kind, state, phase, registration, isDemo, audience } = event;
  return (
    <>
      <Pill>{t(`events.kind.${kind}`)}</Pill>
      {audience === 'invited' && <Pill tone="attention">{t('events.page.closed')}</Pill>}
      {state !== 'published' && (
        <Pill tone={state === 'cancelled' ? 'refusal' : 'attention'}>{t(`events.state.${state}`)}</Pill>
      )}
      {phase !== 'none' && <Pill tone={PHASE_TONE[phase] ?? 'neutral'}>{t(`events.phase.${phase}`)}</Pill>}
      {registration && registration !== 'cancelled' && (
        <Pill tone={registration === 'registered' ? 'good' : 'outline'}>
          {t(`events.registration.${registration}`)}
        </Pill>
      )}
      {isDemo && (
        <Pill tone="outline" title={t('common.demo.hint')}>
          {t('common.demo.label')}
        </Pill>
      )}
    </>
  );
};
