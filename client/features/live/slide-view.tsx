import { useTranslation } from 'react-i18next';
import { PdfPage } from '#client/ui/pdf-page.tsx';
import { openDeck } from './pdf.ts';

interface SlideViewProps {
  url: string;
  page: number;
  pages: number;
}

/** One page of a deck, as large as its frame. */
export const SlideView = ({ url, page, pages }: SlideViewProps) => {
  const { t } = useTranslation();
  return (
    <PdfPage
      source={url}
      open={openDeck}
      page={page}
      pages={pages}
      label={t('live.deck.slideLabel', { page, pages })}
      failed={t('live.deck.failed')}
    />
  );
};
