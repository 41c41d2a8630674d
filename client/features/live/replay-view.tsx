import '#client/ui/controls.css';
import './live.css';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import type { Entry } from '#shared/live/entries.ts';
import { mediaRoutes } from '#shared/live/media/routes.ts';
import { clockText } from './clock.tsx';
import { RecordingState } from './media/recording-state.tsx';
import { playableTrack, ReplayPicture, recordedAt } from './media/replay-picture.tsx';
import { StageFrame } from './stage.tsx';
import { type Replay, viewsOf } from './use-replay.ts';

const TICK_MS = 250;
const SPEEDS = [1, 1.5, 2, 4];
const FOUND_MAX = 50;

const wordsOf = (entry: Entry): string =>
  entry.kind === 'chat.said' || entry.kind === 'question.shown' || entry.kind === 'caption.said' ? entry.data.text : '';

const Search = ({ replay, onSeek }: { replay: Replay; onSeek: (at: number) => void }) => {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const found = wanted ? replay.entries.filter((entry) => wordsOf(entry).toLowerCase().includes(wanted)) : [];
  return (
    <search className="x-stack">
      <input
        className="x-input"
        type="search"
        value={words}
        aria-label={t('live.replay.search')}
        placeholder={t('live.replay.search')}
        onChange={(event) => setWords(event.target.value)}
      />
      {wanted && (
        <p className="x-faint" role="status">
          {found.length === 0 ? t('live.replay.none') : t('live.replay.found', { count: found.length })}
        </p>
      )}
      <ul className="x-plain replay-links">
        {found.slice(0, FOUND_MAX).map((entry) => (
          <li key={entry.order}>
            <button type="button" className="replay-link" onClick={() => onSeek(entry.at)}>
              <span className="x-faint">{clockText(entry.at - replay.startsAt)}</span>
              <span className="live-grow">{wordsOf(entry)}</span>
            </button>
          </li>
        ))}
      </ul>
    </search>
  );
};

const usePlayer = ({ startsAt, endsAt }: Replay) => {
  const [at, setAt] = useState(startsAt);
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => setAt((now) => Math.min(endsAt, now + TICK_MS * speed)), TICK_MS);
    return () => clearInterval(timer);
  }, [isPlaying, speed, endsAt]);
  const isOver = at >= endsAt;
  useEffect(() => {
    if (isOver) setPlaying(false);
  }, [isOver]);
  return {
    at,
    speed,
    isPlaying,
    seek: (to: number) => setAt(Math.max(startsAt, Math.min(endsAt, to))),
    toggle: () => {
      if (isOver) setAt(startsAt);
      setPlaying(!isPlaying);
    },
    faster: () => setSpeed(SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1),
  };
};

interface ReplayViewProps {
  id: string;
  replay: Replay;
  /** What a part of the agenda presents. */
  about: (segmentId: string) => ReactNode;
}

/** A session that is over: slides, chat, questions and polls go to the same moment together. */
export const ReplayView = ({ id, replay, about }: ReplayViewProps) => {
  const { t } = useTranslation();
  const player = usePlayer(replay);
  const { startsAt, endsAt, chapters } = replay;
  const viewAt = useMemo(() => viewsOf(replay.entries), [replay.entries]);
  // The last moment shows the session as it was, not the curtain.
  const view = viewAt(Math.min(player.at, endsAt - 1));
  const recording = useRead(mediaRoutes.recording, { params: { id } }, { staleMs: Number.POSITIVE_INFINITY });
  const found = recordedAt(recording.data?.epochs ?? [], player.at);
  const recorded = found && playableTrack(found) ? found : null;
  const position = clockText(player.at - startsAt);
  return (
    <div className="live-columns">
      <div className="live-main">
        <StageFrame
          id={id}
          view={view}
          mark={replay.mark}
          about={about}
          picture={
            recorded && {
              node: (
                <ReplayPicture
                  key={recorded.epoch}
                  session={id}
                  recorded={recorded}
                  at={player.at}
                  isPlaying={player.isPlaying}
                  speed={player.speed}
                />
              ),
              isMain: view.ctl.media?.kind === 'chunks' && view.ctl.media.what === 'screen',
            }
          }
        />
        <div className="replay-bar">
          <button type="button" className={buttonClass('primary')} onClick={player.toggle}>
            {t(player.isPlaying ? 'live.replay.pause' : 'live.replay.play')}
          </button>
          <button type="button" className={buttonClass()} onClick={player.faster}>
            {t('live.replay.speed', { speed: player.speed })}
          </button>
          <input
            type="range"
            min={0}
            max={endsAt - startsAt}
            step={1_000}
            value={player.at - startsAt}
            aria-label={t('live.replay.time')}
            aria-valuetext={position}
            onChange={(event) => player.seek(startsAt + Number(event.target.value))}
          />
          <span>
            {position} / {clockText(endsAt - startsAt)}
          </span>
        </div>
        {recording.data && <RecordingState session={id} recording={recording.data} />}
        <section className="x-panel" aria-label={t('live.replay.chapters')}>
          <h2>{t('live.replay.chapters')}</h2>
          <ul className="x-plain replay-links">
            {chapters.map((chapter) => (
              <li key={chapter.id}>
                <button type="button" className="replay-link" onClick={() => player.seek(chapter.at)}>
                  <span className="x-faint">{clockText(chapter.at - startsAt)}</span>
                  <span className="live-grow">{chapter.title}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <aside className="live-side" aria-label={t('live.room.side')}>
        <div className="live-tab-panel x-stack">
          <Search replay={replay} onSeek={player.seek} />
          <h2>{t('live.room.chat')}</h2>
          <ol className="x-plain live-messages" aria-label={t('live.chat.log')}>
            {view.pub.chat.slice(-20).map(({ id: message, name, text, isRedacted }) => (
              <li key={message} className="live-message">
                <span className="live-message-text">
                  <span className="live-message-name">{name}</span>{' '}
                  {isRedacted ? <em className="x-faint">{t('live.chat.redacted')}</em> : text}
                </span>
              </li>
            ))}
          </ol>
          <h2>{t('live.room.questions')}</h2>
          <ol className="x-plain live-questions">
            {view.pub.questions.map(({ id: question, text, name, state }) => (
              <li key={question} className="live-question">
                <div>
                  <p>{text}</p>
                  <p className="x-faint">
                    {name ?? t('live.ask.anonymousName')} · {t(`live.question.${state}`)}
                  </p>
                </div>
              </li>
            ))}
          </ol>
          {view.pub.polls.map((poll) => (
            <div key={poll.id}>
              <h3>{poll.question}</h3>
              <ul>
                {poll.options.map((option, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place
                  <li key={index}>
                    {option}: {t('live.poll.votes', { count: poll.counts[index] ?? 0 })}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </aside>
    </div>
  );
};
