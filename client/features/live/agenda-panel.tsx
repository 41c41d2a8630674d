import { useTranslation } from 'react-i18next';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Pill, type Tone } from '#client/ui/pill.tsx';
import { transition } from '#shared/contract/lifecycle.ts';
import { SEGMENT_ACTS, type SegmentState, segmentLifecycle } from '#shared/live/lifecycles.ts';
import type { Segment } from '#shared/live/state/ctl.ts';
import { clockText, SegmentClock } from './clock.tsx';
import { useSession } from './use-session.ts';

const TONE: Partial<Record<SegmentState, Tone>> = {
  on_deck: 'attention',
  running: 'good',
  qa: 'good',
  skipped: 'refusal',
};
const MINUTE_MS = 60_000;

const HostActs = ({ segment }: { segment: Segment }) => {
  const { t } = useTranslation();
  const { act, view } = useSession();
  const { id, title, state, timer, presenterId } = segment;
  const acts = SEGMENT_ACTS.filter((one) => transition(segmentLifecycle, state, one) !== null);
  const isLive = view.ctl.state === 'live';
  return (
    <fieldset className="live-segment-acts">
      <legend className="x-hidden">{t('live.agenda.actsOf', { title })}</legend>
      {acts.map((one) => (
        <button
          key={one}
          type="button"
          className={buttonClass(one === 'start' && isLive ? 'primary' : 'default')}
          disabled={(one === 'start' || one === 'ask') && !isLive}
          onClick={() => void act('segment.move', { id, act: one })}
        >
          {t(`live.agenda.${one}`)}
        </button>
      ))}
      {state === 'running' && (
        <button
          type="button"
          className={buttonClass()}
          onClick={() => void act(timer.pausedAt === null ? 'timer.pause' : 'timer.resume', { id })}
        >
          {t(timer.pausedAt === null ? 'live.agenda.pause' : 'live.agenda.resume')}
        </button>
      )}
      {(state === 'running' || state === 'on_deck' || state === 'pending') && (
        <button
          type="button"
          className={buttonClass('quiet')}
          onClick={() => void act('timer.limit', { id, limitMs: timer.limitMs + MINUTE_MS })}
        >
          {t('live.agenda.more')}
        </button>
      )}
      {presenterId !== null && state !== 'done' && state !== 'skipped' && (
        <button type="button" className={buttonClass()} onClick={() => void act('stage.offer', { segmentId: id })}>
          {t('live.agenda.offer')}
        </button>
      )}
    </fieldset>
  );
};

/** The agenda as it runs; the host moves it from here. */
export const AgendaPanel = () => {
  const { t } = useTranslation();
  const { view, role } = useSession();
  return (
    <ol className="x-plain live-panel live-agenda">
      {view.ctl.segments.map((segment) => {
        const { id, kind, title, speaker, state, timer } = segment;
        const isOn = state === 'running' || state === 'qa';
        return (
          <li
            key={id}
            className={isOn ? 'live-segment live-segment-on' : 'live-segment'}
            aria-current={isOn ? 'step' : undefined}
          >
            <div className="x-row">
              <Pill>{t(`events.segment.${kind}`)}</Pill>
              <Pill tone={TONE[state] ?? 'neutral'}>{t(`live.segment.${state}`)}</Pill>
              {isOn ? <SegmentClock timer={timer} /> : <span className="x-faint">{clockText(timer.limitMs)}</span>}
            </div>
            <p>
              {title} {speaker && <span className="x-faint">{speaker}</span>}
            </p>
            {role === 'host' && ['lobby', 'live', 'paused'].includes(view.ctl.state) && <HostActs segment={segment} />}
          </li>
        );
      })}
    </ol>
  );
};
