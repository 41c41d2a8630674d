import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/lib/address.ts';
import type { SessionView } from '#shared/live/reader.ts';
import { liveRoutes, type Mark } from '#shared/live/routes.ts';
import { Captions } from './captions/captions.tsx';
import { SlidePicture } from './closed/slide-picture.tsx';
import { Watermark } from './closed/watermark.tsx';
import { SlideView } from './slide-view.tsx';

interface StageFrameProps {
  id: string;
  view: SessionView;
  /** In a closed session: what its watermark says. Its slides come as pictures. */
  mark: Mark | null;
  /** Beside the title of what is on: the clock. */
  clock?: (segmentId: string) => ReactNode;
  /** Of what is on: what it presents, and the way to it. */
  about?: (segmentId: string) => ReactNode;
  /** Below the words when there is nothing to see: the countdown, the way to the replay. */
  below?: ReactNode;
  /** The video: beside the slides, or in their place when it is what counts (a shared screen). */
  picture?: { node: ReactNode; isMain: boolean } | null;
  /** False on lines that carry words only. */
  hasSlides?: boolean;
}

const WORDS = {
  scheduled: 'live.room.scheduled',
  lobby: 'live.room.lobby',
  paused: 'live.room.paused',
  ended: 'live.room.ended',
  replay: 'live.room.ended',
  archived: 'live.room.ended',
  cancelled: 'live.room.cancelled',
} as const;

/** What is on: the segment, the slides, an announcement; the same live and in a replay. */
export const StageFrame = ({
  id,
  view,
  mark,
  clock,
  about,
  below,
  picture = null,
  hasSlides = true,
}: StageFrameProps) => {
  const { t } = useTranslation();
  const { state, segments, slides, stage, announcement } = view.ctl;
  const current = segments.find((segment) => segment.state === 'running' || segment.state === 'qa');
  const isMain = picture !== null && (picture.isMain || !slides || !hasSlides);
  const showsSlides = slides && hasSlides && !isMain && ['live', 'lobby', 'paused'].includes(state);
  return (
    <section className="live-stage" aria-label={t('live.room.stage')}>
      {announcement && (
        <p className="live-announcement" role="status">
          <strong>{t('live.room.announcement')}</strong> {announcement.text}
        </p>
      )}
      <div className="live-picture">
        {showsSlides && mark ? (
          <SlidePicture id={id} deckId={slides.deck.id} page={slides.page} pages={slides.deck.pages} />
        ) : showsSlides ? (
          <SlideView
            url={addressOf(liveRoutes.deckFile, { params: { id, deckId: slides.deck.id } })}
            page={slides.page}
            pages={slides.deck.pages}
          />
        ) : isMain ? null : (
          <div className="live-blank">
            <p>{state === 'live' ? (current?.title ?? t('live.room.waiting')) : t(WORDS[state])}</p>
            {state === 'live' && current?.speaker && <p>{current.speaker}</p>}
            {below}
          </div>
        )}
        {picture && <div className={isMain ? 'media-main' : 'media-inset'}>{picture.node}</div>}
        {mark && <Watermark mark={mark} />}
        {state === 'paused' && (showsSlides || isMain) && <p className="live-paused">{t('live.room.paused')}</p>}
      </div>
      <Captions captions={view.pub.captions} />
      <div className="live-now">
        {current && (
          <p className="live-now-title">
            <span className="x-faint">{t('live.room.speaking')}</span> <strong>{current.title}</strong>{' '}
            <span className="x-soft">{current.speaker}</span> {clock?.(current.id)}
          </p>
        )}
        {current && about?.(current.id)}
        {stage.holder !== null && <p className="x-faint">{t('live.room.holder', { name: stage.name })}</p>}
        {slides && !picture?.isMain && (
          <p className="x-faint">{t('live.deck.position', { page: slides.page, pages: slides.deck.pages })}</p>
        )}
      </div>
    </section>
  );
};
