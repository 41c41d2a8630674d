import '#client/ui/controls.css';
import './live.css';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#client/lib/problem-error.ts';
import { ErrorState } from '#client/ui/error-state.tsx';
import { buttonClass, LinkButton } from '#client/ui/link-button.tsx';
import { useDocumentTitle } from '#client/ui/page.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import { isStaff, type Role } from '#shared/live/lanes.ts';
import { isRehearsal } from '#shared/live/rehearsal.ts';
import { AgendaPanel } from './agenda-panel.tsx';
import { Backstage } from './backstage/backstage.tsx';
import { ChatPanel } from './chat-panel.tsx';
import { SegmentClock } from './clock.tsx';
import { AgreementGate } from './closed/agreement-gate.tsx';
import { HostConsole } from './host-console.tsx';
import { IntentPanel } from './intent-panel.tsx';
import { LivePicture } from './media/live-picture.tsx';
import { RungSelect } from './media/rung-choice.tsx';
import { CheckDevices } from './media/share-panel.tsx';
import { BroadcastContext, useBroadcasting } from './media/use-broadcast.ts';
import { useLadder } from './media/use-ladder.ts';
import { ModerationPanel } from './moderation-panel.tsx';
import { PollPanel } from './poll-panel.tsx';
import { PresenterPanel, StageOffer } from './presenter-panel.tsx';
import { QuestionPanel } from './question-panel.tsx';
import { ReactionBar } from './reaction-bar.tsx';
import { StageFrame } from './stage.tsx';
import { type Session, SessionContext, useSession, useSessionConnection } from './use-session.ts';

const PANELS = {
  host: HostConsole,
  mine: PresenterPanel,
  chat: ChatPanel,
  questions: QuestionPanel,
  polls: PollPanel,
  agenda: AgendaPanel,
  intent: IntentPanel,
} as const;
type PanelName = keyof typeof PANELS | 'moderation';

const panelsOf = (role: Role, isPresenter: boolean): PanelName[] => [
  ...(role === 'host' ? (['host'] as const) : []),
  ...(isPresenter && role !== 'host' ? (['mine'] as const) : []),
  'chat',
  'questions',
  'polls',
  'agenda',
  ...(role === 'investor' ? (['intent'] as const) : []),
  ...(isStaff(role) ? (['moderation'] as const) : []),
];

const PanelOf = ({ name, reviewTo }: { name: PanelName; reviewTo: string }) => {
  if (name === 'moderation') return <ModerationPanel reviewTo={reviewTo} />;
  const Panel = PANELS[name];
  return <Panel />;
};

const Side = ({ reviewTo }: { reviewTo: string }) => {
  const { t } = useTranslation();
  const { role, view } = useSession();
  const names = panelsOf(role, role === 'presenter');
  const [chosen, setChosen] = useState<PanelName>(names[0] ?? 'chat');
  const waiting = isStaff(role) ? view.staff.held.length + view.staff.hands.length : 0;
  return (
    <aside className="live-side" aria-label={t('live.room.side')}>
      <div role="tablist" aria-label={t('live.room.tabs')} className="live-tabs">
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`live-tab-${name}`}
            aria-selected={name === chosen}
            aria-controls="live-tab-panel"
            onClick={() => setChosen(name)}
          >
            {t(`live.room.${name}`)}
            {name === 'moderation' && waiting > 0 && <span className="live-count">{waiting}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="live-tab-panel" aria-labelledby={`live-tab-${chosen}`} className="live-tab-panel">
        <PanelOf name={chosen} reviewTo={reviewTo} />
      </div>
    </aside>
  );
};

interface RoomProps {
  title: string;
  /** What stands on the stage before the session begins: the countdown. */
  before: (offsetMs: number) => ReactNode;
  /** What a part of the agenda presents. */
  about: (segmentId: string) => ReactNode;
  leaveTo: string;
  replayTo: string;
  /** Where reviewers work who have no account. */
  reviewTo: string;
}

const Room = ({ title, before, about, leaveTo, replayTo, reviewTo }: RoomProps) => {
  const { t } = useTranslation();
  const session = useSession();
  const { view, id, state, offsetMs, role, userId, mark } = session;
  const ladder = useLadder(state === 'lost');
  const { media, stage } = view.ctl;
  const hasStage = stage.holder === null ? role === 'host' : stage.holder === userId;
  const sends = role === 'host' || role === 'presenter';
  const clockOf = (segmentId: string) => {
    const segment = view.ctl.segments.find((one) => one.id === segmentId);
    return segment && <SegmentClock timer={segment.timer} />;
  };
  const isBefore = view.ctl.state === 'scheduled' || view.ctl.state === 'lobby';
  return (
    <div className="live">
      <header className="live-top">
        <h1 tabIndex={-1}>{title}</h1>
        {isRehearsal(id) && <Pill tone="attention">{t('live.rehearsal.pill')}</Pill>}
        <Pill tone={view.ctl.state === 'live' ? 'good' : 'neutral'}>{t(`live.state.${view.ctl.state}`)}</Pill>
        <span className="x-faint">{t('live.room.viewers', { count: view.sums.viewers })}</span>
        <LinkButton to={leaveTo}>{t('live.room.leave')}</LinkButton>
      </header>
      {isRehearsal(id) && <p className="x-soft">{t('live.rehearsal.hint')}</p>}
      {state === 'lost' && (
        <p className="x-alert x-alert-attention" role="status">
          {t('live.room.lost')}
        </p>
      )}
      <StageOffer />
      <div className="live-columns">
        <div className="live-main">
          <StageFrame
            id={id}
            view={view}
            mark={mark}
            clock={clockOf}
            about={about}
            hasSlides={ladder.rung !== 'text'}
            picture={
              media && (ladder.rung === 'picture' || ladder.rung === 'sound')
                ? {
                    node: <LivePicture source={media} rung={ladder.rung} isOwn={hasStage} onStall={ladder.stalled} />,
                    isMain: media.kind !== 'pull' && media.what === 'screen' && ladder.rung === 'picture',
                  }
                : null
            }
            below={
              <>
                {isBefore && before(offsetMs)}
                {isBefore && <CheckDevices sends={sends} />}
                {view.ctl.state === 'replay' && (
                  <LinkButton to={replayTo} look="primary">
                    {t('live.room.goReplay')}
                  </LinkButton>
                )}
              </>
            }
          />
          {role === 'presenter' && <Backstage />}
          <RungSelect ladder={ladder} />
          <ReactionBar />
        </div>
        <Side reviewTo={reviewTo} />
      </div>
    </div>
  );
};

const Refused = ({ session, again, leaveTo }: { session: Session; again: () => void; leaveTo: string }) => {
  const { t } = useTranslation();
  if (isProblem(session.problem, 'agreement_required')) {
    return <AgreementGate id={session.id} leaveTo={leaveTo} onSigned={again} />;
  }
  if (session.state === 'removed') {
    const { removal } = session;
    return (
      <div className="x-state" role="alert">
        <h1 tabIndex={-1} className="x-state-title">
          {removal === null || removal === 'banned' ? t('live.room.removed') : t(`closed.removed.${removal}`)}
        </h1>
        {removal === 'elsewhere' && (
          <>
            <p className="x-state-text">{t('closed.removed.elsewhereText')}</p>
            <button type="button" className={buttonClass('primary')} onClick={again}>
              {t('closed.removed.here')}
            </button>
          </>
        )}
        <LinkButton to={leaveTo}>{t('live.room.goEvent')}</LinkButton>
      </div>
    );
  }
  return (
    <div className="x-page x-page-narrow">
      <h1 tabIndex={-1}>{t('live.room.refusedTitle')}</h1>
      <ErrorState error={session.problem} />
      <div className="x-row">
        <button type="button" className={buttonClass('primary')} onClick={again}>
          {t('live.room.retry')}
        </button>
        <LinkButton to={leaveTo}>{t('live.room.goEvent')}</LinkButton>
      </div>
    </div>
  );
};

const Broadcasting = ({ session, children }: { session: Session; children: ReactNode }) => (
  <BroadcastContext value={useBroadcasting(session)}>{children}</BroadcastContext>
);

/** A session, in whatever role one takes part in it. */
export const LiveRoom = ({ id, ...room }: RoomProps & { id: string }) => {
  const { t } = useTranslation();
  const { session, again } = useSessionConnection(id);
  useDocumentTitle(room.title);
  if (session?.state === 'refused' || session?.state === 'removed') {
    return <Refused session={session} again={again} leaveTo={room.leaveTo} />;
  }
  if (!session?.joined) {
    return (
      <>
        <p className="x-hidden" role="status">
          {t('live.room.connecting')}
        </p>
        <PageSkeleton />
      </>
    );
  }
  return (
    <SessionContext value={session}>
      <Broadcasting session={session}>
        <Room {...room} />
      </Broadcasting>
    </SessionContext>
  );
};
