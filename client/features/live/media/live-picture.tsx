import './media.css';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#client/features/live/use-session.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import type { ChunkSource, MediaSource, MediaTrack, PullSource, RelaySource } from '#shared/live/media/source.ts';
import { canPlay } from './feed.ts';
import type { Rung } from './ladder.ts';
import { LivePlayer } from './live-player.ts';
import { mediaNow, piecesOf } from './pieces.ts';
import { playPulled } from './pull-player.ts';
import { playRelay } from './relay.ts';

/** Plays as soon as there is something; silently where the browser lets nothing sound that nobody has asked for. */
const useAutoPlay = (element: RefObject<HTMLMediaElement | null>, isSilent: boolean) => {
  const [isBlocked, setBlocked] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    current.muted = isSilent;
    const play = () => {
      current.play().catch((error: unknown) => {
        if (!(error instanceof DOMException) || error.name !== 'NotAllowedError' || current.muted) return;
        current.muted = true;
        setBlocked(true);
        current.play().catch(() => undefined);
      });
    };
    current.addEventListener('loadeddata', play);
    return () => current.removeEventListener('loadeddata', play);
  }, [element, isSilent]);
  const unblock = () => {
    setBlocked(false);
    if (!element.current) return;
    element.current.muted = false;
    void element.current.play();
  };
  return { isBlocked, unblock };
};

interface ShownProps {
  /** One's own: without its sound, which would come back into the microphone. */
  isOwn: boolean;
  onStall(): void;
}

const Unmute = ({ isBlocked, unblock }: ReturnType<typeof useAutoPlay>) => {
  const { t } = useTranslation();
  if (!isBlocked) return null;
  return (
    <button type="button" className={`${buttonClass('primary')} media-unmute`} onClick={unblock}>
      {t('media.view.unmute')}
    </button>
  );
};

/** Whether there is a first frame, or sound. */
const useIsShown = (element: RefObject<HTMLMediaElement | null>): boolean => {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const { current } = element;
    const show = () => setShown(true);
    current?.addEventListener('playing', show);
    return () => current?.removeEventListener('playing', show);
  }, [element]);
  return isShown;
};

/** Ends what is starting: at once when it has started, else as soon as it has. `onFailure` unless it was ended before. */
const endingOf = (starting: Promise<() => void>, onFailure: () => void): (() => void) => {
  let isWanted = true;
  let stop = () => {};
  starting
    .then((how) => {
      stop = how;
      if (!isWanted) how();
    })
    .catch(() => isWanted && onFailure());
  return () => {
    isWanted = false;
    stop();
  };
};

interface TrackProps extends ShownProps {
  source: ChunkSource;
  track: MediaTrack;
  type: string;
}

const TrackPlayer = ({ source, track, type, isOwn, onStall }: TrackProps) => {
  const { t } = useTranslation();
  const { id, connection } = useSession();
  const element = useRef<HTMLVideoElement>(null);
  const sound = useAutoPlay(element, isOwn);
  const isShown = useIsShown(element);
  const stalled = useEffectEvent(onStall);
  const { epoch } = source;
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const pieces = piecesOf({ session: id, epoch, track }, connection.ticket);
    const player = new LivePlayer(
      current,
      {
        epoch,
        track,
        type,
        pieces: {
          async chunks(n, upTo) {
            try {
              return await pieces.chunks(n, upTo);
            } catch (error) {
              if (isProblem(error, 'ticket_invalid')) await connection.renewTicket();
              throw error;
            }
          },
        },
        now: () => mediaNow(id, connection.ticket),
        onHead: (listener) =>
          connection.onMedia(({ epoch: of, heads }) => {
            const head = heads[track];
            if (of === epoch && head !== undefined) listener(head);
          }),
      },
      () => stalled(),
    );
    return () => player.close();
  }, [id, epoch, track, type, connection]);
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: captions are typed in the session and stand beside the picture */}
      <video
        ref={element}
        playsInline
        className={track === 'sound' ? 'media-sound' : 'media-picture'}
        aria-label={t(track === 'sound' ? 'media.view.sound' : 'media.view.label')}
      />
      {!isShown && <p className="media-note">{t('media.view.waiting')}</p>}
      {isShown && track === 'sound' && <p className="media-note">{t('media.view.soundOnly')}</p>}
      <Unmute {...sound} />
    </>
  );
};

const PullPlayer = ({ source, isOwn, onStall }: ShownProps & { source: PullSource }) => {
  const { t } = useTranslation();
  const element = useRef<HTMLVideoElement>(null);
  const sound = useAutoPlay(element, isOwn);
  const [hasFailed, setFailed] = useState(false);
  const stalled = useEffectEvent(onStall);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const fail = () => setFailed(true);
    return endingOf(playPulled(current, source, { onStall: () => stalled(), onFailure: fail }), fail);
  }, [source]);
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: captions are typed in the session and stand beside the picture */}
      <video ref={element} playsInline className="media-picture" aria-label={t('media.view.label')} />
      {hasFailed && <p className="media-note">{t('media.view.failed')}</p>}
      <Unmute {...sound} />
    </>
  );
};

const RelayPlayer = ({
  source,
  hasPicture,
  isOwn,
  onStall,
}: ShownProps & { source: RelaySource; hasPicture: boolean }) => {
  const { t } = useTranslation();
  const { id, connection } = useSession();
  const element = useRef<HTMLVideoElement>(null);
  const sound = useAutoPlay(element, isOwn);
  const isShown = useIsShown(element);
  const [hasFailed, setFailed] = useState(false);
  const [round, setRound] = useState(0);
  const stalled = useEffectEvent(onStall);
  const { epoch } = source;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round, or another sender, is another connection
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    setFailed(false);
    const fail = () => setFailed(true);
    const events = { hasPicture, onStall: () => stalled(), onFailure: fail };
    return endingOf(playRelay(current, { session: id, connection }, events), fail);
  }, [id, epoch, hasPicture, connection, round]);
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: captions are typed in the session and stand beside the picture */}
      <video
        ref={element}
        playsInline
        className={hasPicture ? 'media-picture' : 'media-sound'}
        aria-label={t(hasPicture ? 'media.view.label' : 'media.view.sound')}
      />
      {!isShown && !hasFailed && <p className="media-note">{t('media.view.waiting')}</p>}
      {hasFailed && (
        <div className="media-note" role="alert">
          <p>{t('media.view.relayAway')}</p>
          <button type="button" className={buttonClass()} onClick={() => setRound(round + 1)}>
            {t('media.view.again')}
          </button>
        </div>
      )}
      <Unmute {...sound} />
    </>
  );
};

interface LivePictureProps extends ShownProps {
  source: MediaSource;
  rung: Rung;
}

/** What is seen and heard beside the slides, as far as the line and the browser carry it. */
export const LivePicture = ({ source, rung, ...shown }: LivePictureProps) => {
  const { t } = useTranslation();
  if (rung !== 'picture' && rung !== 'sound') return null;
  if (source.kind === 'pull') {
    return rung === 'picture' ? <PullPlayer key={source.epoch} source={source} {...shown} /> : null;
  }
  if (source.kind === 'relay') {
    const hasPicture = rung === 'picture' && source.what !== 'sound';
    return <RelayPlayer key={`${source.epoch}-${hasPicture}`} source={source} hasPicture={hasPicture} {...shown} />;
  }
  const { picture, sound, epoch } = source;
  const track = rung === 'picture' && picture !== null && canPlay(picture) ? 'picture' : 'sound';
  const type = track === 'picture' ? picture : sound;
  if (type === null) return <p className="media-note">{t('media.view.noSound')}</p>;
  if (!canPlay(type)) return <p className="media-note">{t('media.view.unsupported')}</p>;
  return <TrackPlayer key={`${epoch}-${track}`} source={source} track={track} type={type} {...shown} />;
};
