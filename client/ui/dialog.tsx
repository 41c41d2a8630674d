import './dialog.css';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** `side`: a sheet at the edge of the screen, for filters on a phone. */
  place?: 'middle' | 'side';
  width?: 'normal' | 'wide';
  children: ReactNode;
  /** The acts at the bottom; without them there is a button that closes. Null when what is inside has acts of its own. */
  acts?: ReactNode;
}

/** A window above the page. The browser's own: it keeps the focus inside, closes at Escape and gives the focus back. */
export const Dialog = ({ title, isOpen, onClose, place = 'middle', width = 'normal', children, acts }: DialogProps) => {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      className={`x-dialog x-dialog-${place} x-dialog-${width}`}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      {isOpen && (
        <>
          <h2 id={titleId}>{title}</h2>
          <div className="x-dialog-body">{children}</div>
          {acts !== null && (
            <div className="x-dialog-acts">
              {acts ?? (
                <button type="button" className="x-button" onClick={onClose}>
                  {t('common.act.close')}
                </button>
              )}
            </div>
          )}
        </>
      )}
    </dialog>
  );
};
