import { useTranslation } from 'react-i18next';

const WIDTHS = ['62%', '94%', '81%', '46%', '88%', '70%'];

/** A line's place holder. */
export const SkeletonLine = ({ width, height }: { width: string; height?: string }) => (
  <span className="x-skeleton" style={{ width, ...(height ? { height } : {}) }} />
);

/** Place holders for text while it loads; readers of the screen hear "loading" once. */
export const Skeleton = ({ lines = 3 }: { lines?: number }) => {
  const { t } = useTranslation();
  return (
    <div role="status" className="x-stack" style={{ gap: 10 }}>
      <span className="x-hidden">{t('common.state.loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: place holders have no identity but their position
        <SkeletonLine key={index} width={WIDTHS[index % WIDTHS.length] ?? '80%'} />
      ))}
    </div>
  );
};

/** Place holders for a list of cards. */
export const ListSkeleton = ({ items = 4, lines = 3 }: { items?: number; lines?: number }) => (
  <div className="x-stack">
    {Array.from({ length: items }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: place holders have no identity but their position
      <div className="x-panel" key={index}>
        <Skeleton lines={lines} />
      </div>
    ))}
  </div>
);

/** Place holder of a whole page: its title and first lines. */
export const PageSkeleton = () => (
  <div className="x-page">
    <SkeletonLine width="min(320px, 70%)" height="2rem" />
    <div className="x-panel">
      <Skeleton lines={5} />
    </div>
  </div>
);
