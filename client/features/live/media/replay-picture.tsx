import './media.css';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordedEpoch } from '#shared/live/media/routes.ts';
import { canPlay } from './feed.ts';
import { piecesOf } from './pieces.ts';
import { type RecordedTrack, ReplayPlayer } from './replay-player.ts';

/** What was recorded at a moment; the last one begun, where two overlap. */
export const recordedAt = (epochs: readonly RecordedEpoch[], at: number): RecordedEpoch | undefined =>
  epochs.findLast(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);

export const playableTrack = ({ tracks }: RecordedEpoch): RecordedTrack | undefined =>
  tracks.find(({ type }) => canPlay(type));

interface ReplayPictureProps {
  session: string;
  recorded: RecordedEpoch;
  /** The moment in the server's time, ms. */
  at: number;
  isPlaying: boolean;
  speed: number;
}

/** The recording, at the moment at which slides and chat are. */
export const ReplayPicture = ({ session, recorded, at, isPlaying, speed }: ReplayPictureProps) => {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const player = useRef<ReplayPlayer>(null);
  const track = playableTrack(recorded);
  const { epoch, startsAt } = recorded;
  useEffect(() => {
    if (!video.current || !track) return;
    const opened = new ReplayPlayer(video.current, track, piecesOf({ session, epoch, track: track.track }, null));
    player.current = opened;
    return () => opened.close();
  }, [session, epoch, track]);
  useEffect(() => {
    player.current?.show((at - startsAt) / 1000, isPlaying, speed);
  }, [at, startsAt, isPlaying, speed]);
  if (!track) return <p className="media-note">{t('media.view.unsupported')}</p>;
  return (
    // biome-ignore lint/a11y/useMediaCaption: captions are typed in the session and stand beside the picture
    <video
      ref={video}
      playsInline
      className={track.track === 'sound' ? 'media-sound' : 'media-picture'}
      aria-label={t('media.replay.label')}
    />
  );
};
