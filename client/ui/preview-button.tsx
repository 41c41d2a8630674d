// A document looked at on the page. What the server gives out is drawn as it is: what is confidential carries the reader's mark
// in the very bytes, and each look is an opening that its owner sees. Nothing is kept for the next look.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchBytes } from '#client/lib/call.ts';
import { loadPdf } from '#client/lib/pdf.ts';
import { Dialog } from './dialog.tsx';
import { buttonClass } from './link-button.tsx';
import { PdfPage } from './pdf-page.tsx';
import { QueryView } from './query-view.tsx';

const Preview = ({ name, address }: { name: string; address: string }) => {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const document = useQuery({
    queryKey: ['preview', address],
    queryFn: async () => loadPdf({ data: await fetchBytes(address) }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  return (
    <QueryView query={document}>
      {(opened) => {
        const pages = opened.numPages;
        return (
          <>
            <p>
              <a href={address} download={name}>
                {t('common.preview.download')}
              </a>
            </p>
            <PdfPage
              source={address}
              open={async () => opened}
              page={page}
              pages={pages}
              label={t('common.preview.page', { page, pages })}
              failed={t('common.preview.failed')}
            />
            {pages > 1 && (
              <div className="x-row">
                <button type="button" className={buttonClass()} disabled={page === 1} onClick={() => setPage(page - 1)}>
                  {t('common.preview.previous')}
                </button>
                <span role="status">{t('common.preview.page', { page, pages })}</span>
                <button
                  type="button"
                  className={buttonClass()}
                  disabled={page === pages}
                  onClick={() => setPage(page + 1)}
                >
                  {t('common.preview.next')}
                </button>
              </div>
            )}
          </>
        );
      }}
    </QueryView>
  );
};

/** `address` answers with a PDF. */
export const PreviewButton = ({ name, address }: { name: string; address: string }) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={buttonClass('quiet')}
        aria-label={t('common.preview.of', { name })}
        onClick={() => setOpen(true)}
      >
        {t('common.preview.open')}
      </button>
      <Dialog title={name} width="wide" isOpen={isOpen} onClose={() => setOpen(false)}>
        <Preview name={name} address={address} />
      </Dialog>
    </>
  );
};
