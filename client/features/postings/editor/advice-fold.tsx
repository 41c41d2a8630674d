import { type ComponentProps, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { AdvicePanel } from './advice-panel.tsx';

const wide = window.matchMedia('(min-width: 1000px)');

const listen = (listener: () => void) => {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
};

/** The advice stands beside the form; where there is no room it is folded above it, with the total always in sight. */
export const AdviceFold = (props: ComponentProps<typeof AdvicePanel>) => {
  const { t } = useTranslation();
  const isWide = useSyncExternalStore(listen, () => wide.matches);
  const { total, advice } = props.report;
  if (isWide) {
    return (
      <aside className="x-panel editor-aside" aria-label={t('postings.editor.aside')}>
        <AdvicePanel {...props} />
      </aside>
    );
  }
  return (
    <details className="x-panel editor-aside">
      <summary>
        <strong>{t('postings.scores.total', { total })}</strong>{' '}
        <span className="x-soft">{t('postings.editor.adviceCount', { count: advice.length })}</span>
      </summary>
      <AdvicePanel {...props} />
    </details>
  );
};
