import './pdf-page.css';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

interface PdfPageProps {
  /** Names the document: another one is opened anew. */
  source: string;
  open: (source: string) => Promise<PDFDocumentProxy>;
  page: number;
  pages: number;
  /** What a screen reader says of the picture. */
  label: string;
  failed: string;
}

const NEIGHBOURS = [1, -1];

/** One page of a PDF, as wide as its frame; its neighbours are made ready. */
export const PdfPage = ({ source, open, page, pages, label, failed }: PdfPageProps) => {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const [drawn, setDrawn] = useState<number | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const opened = useEffectEvent(open);
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
      const document = await opened(source);
      const shown = await document.getPage(page);
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
        if (page + step >= 1 && page + step <= pages) void (await document.getPage(page + step)).getOperatorList();
      }
    };
    draw().catch(() => isWanted && setFailed(true));
    return () => {
      isWanted = false;
      stop();
    };
  }, [source, page, pages, width]);
  return (
    <div ref={frame} className="x-pdf-page">
      <canvas ref={canvas} role="img" aria-label={label} data-page={drawn ?? undefined} />
      {hasFailed && <p role="alert">{failed}</p>}
    </div>
  );
};
