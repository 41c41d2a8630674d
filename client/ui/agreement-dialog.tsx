import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AgreementText } from './agreement-text.tsx';
import { Dialog } from './dialog.tsx';
import { buttonClass } from './link-button.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { QueryView } from './query-view.tsx';

interface AgreementDialogProps {
  title: string;
  text: UseQueryResult<{ title: string; version: string; paragraphs: string[] }, Error>;
  /** Which version it is, as a sentence. */
  versionOf: (version: string) => string;
  /** The click that signs; null for who may only read. */
  sign: { label: string; isPending: boolean; onSign: (version: string) => void } | null;
  error: unknown;
  isOpen: boolean;
  onClose: () => void;
  /** What is chosen before signing. */
  children?: ReactNode;
}

/** An agreement to be read, and signed by a click: always the version that is on the screen. */
export const AgreementDialog = ({
  title: heading,
  text,
  versionOf,
  sign,
  error,
  isOpen,
  onClose,
  children,
}: AgreementDialogProps) => {
  const { t } = useTranslation();
  return (
    <Dialog
      title={heading}
      width="wide"
      isOpen={isOpen}
      onClose={onClose}
      acts={
        <>
          <button type="button" className={buttonClass()} onClick={onClose}>
            {t('common.act.close')}
          </button>
          {sign && text.data && (
            <button
              type="button"
              className={buttonClass('primary')}
              disabled={sign.isPending}
              onClick={() => text.data && sign.onSign(text.data.version)}
            >
              {sign.label}
            </button>
          )}
        </>
      }
    >
      {children}
      <QueryView query={text}>
        {({ title, version, paragraphs }) => (
          <AgreementText title={title} version={versionOf(version)} paragraphs={paragraphs} />
        )}
      </QueryView>
      <ProblemAlert error={error} />
    </Dialog>
  );
};
