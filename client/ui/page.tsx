import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

interface PageProps {
  title: string;
  /** A short line above the title: what kind of thing this is, or the way back. */
  eyebrow?: ReactNode;
  /** One or two sentences below the title. */
  lead?: ReactNode;
  /** Pills, dates and the like below the title. */
  meta?: ReactNode;
  /** At most one primary action. */
  actions?: ReactNode;
  /** `reading` for what is read, `narrow` for short forms, `wide` where people work. */
  width?: 'normal' | 'narrow' | 'reading' | 'wide';
  children?: ReactNode;
}

/** Names the page in the browser's tab. */
export const useDocumentTitle = (title: string): void => {
  const { t } = useTranslation();
  const product = t('common.product.name');
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title, product]);
};

/** A page's frame: its heading (where focus lands after a navigation) and what is below. */
export const Page = ({ title, eyebrow, lead, meta, actions, width = 'normal', children }: PageProps) => {
  useDocumentTitle(title);
  return (
    <div className={`x-page x-page-${width}`}>
      <header className="x-page-header">
        <div className="x-page-header-text">
          {eyebrow && <div className="x-page-eyebrow">{eyebrow}</div>}
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <div className="x-page-lead">{lead}</div>}
          {meta && <div className="x-page-meta">{meta}</div>}
        </div>
        {actions && <div className="x-row x-no-print">{actions}</div>}
      </header>
      {children}
    </div>
  );
};

interface PanelProps {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}

/** A titled part of a page. */
export const Panel = ({ title, aside, children }: PanelProps) => (
  <section className="x-panel" aria-label={title}>
    <div className="x-panel-title">
      <h2>{title}</h2>
      {aside}
    </div>
    {children}
  </section>
);
