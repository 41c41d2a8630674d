import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openDeck } from './pdf.ts';

interface SlideViewProps {
  url: string;
  page: number;
  pages: number;
}

const NEIGHBOURS = [1, -1];

/** One page of a deck, as large as its frame; its neighbours are made ready. */
export const SlideView = ({ url, page, pages }: SlideViewProps) => {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const [drawn, setDrawn] = useState<number | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    const { current } = frame;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (width === 0) return;
    let isWanted = true;
    let stop = () => {};
    const draw = async () => {
      const deck = await openDeck(url);
      const shown = await deck.getPage(page);
      const target = canvas.current;
      if (!isWanted || !target) return;
      const { width: natural } = shown.getViewport({ scale: 1 });
      const viewport = shown.getViewport({ scale: (width * window.devicePixelRatio) / natural });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      const task = shown.render({ canvas: target, viewport });
      stop = () => task.cancel();
      await task.promise;
      setDrawn(page);
      setFailed(false);
      for (const step of NEIGHBOURS) {
        if (page + step >= 1 && page + step <= pages) void (await deck.getPage(page + step)).getOperatorList();
      }
    };
    draw().catch(() => isWanted && setFailed(true));
    return () => {
      isWanted = false;
      stop();
    };
  }, [url, page, pages, width]);
  return (
    <div ref={frame} className="live-slide">
      <canvas
        ref={canvas}
        role="img"
        aria-label={t('live.deck.slideLabel', { page, pages })}
        data-page={drawn ?? undefined}
      />
      {hasFailed && <p role="alert">{t('live.deck.failed')}</p>}
    </div>
  );
};
