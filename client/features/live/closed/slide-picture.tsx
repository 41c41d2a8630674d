import './closed.css';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pictureOf } from './pictures.ts';

interface SlidePictureProps {
  id: string;
  deckId: string;
  page: number;
  pages: number;
}

/** A page of a closed session's slides: a picture with the reader's name in it, made by the server. */
export const SlidePicture = ({ id, deckId, page, pages }: SlidePictureProps) => {
  const { t } = useTranslation();
  const [shown, setShown] = useState<{ page: number; source: string } | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    let isWanted = true;
    const show = async () => {
      const source = await pictureOf(id, deckId, page);
      if (!isWanted) return;
      setShown({ page, source });
      setFailed(false);
      // The next one is made ready; a page that cannot be made is told of when it is its turn.
      if (page < pages) await pictureOf(id, deckId, page + 1).catch(() => undefined);
    };
    show().catch(() => isWanted && setFailed(true));
    return () => {
      isWanted = false;
    };
  }, [id, deckId, page, pages]);
  return (
    <div className="live-slide">
      {shown && (
        <img
          className="closed-slide"
          src={shown.source}
          draggable={false}
          data-page={shown.page}
          alt={t('live.deck.slideLabel', { page: shown.page, pages })}
        />
      )}
      {hasFailed && <p role="alert">{t('live.deck.failed')}</p>}
    </div>
  );
};
