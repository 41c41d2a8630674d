import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '#client/app/paths.ts';

/** Two open links that hold each other. */
export const Brand = () => {
  const { t } = useTranslation();
  return (
    <Link to={pathTo('home')} className="shell-brand" aria-label={t('common.product.full')}>
      <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="var(--pine)" />
        <g fill="none" strokeWidth="3.4" strokeLinecap="round">
          <path d="M15 22.5h-3a6.5 6.5 0 0 1 0-13h3a6.5 6.5 0 0 1 6.2 4.5" stroke="var(--on-pine)" />
          <path d="M17 9.5h3a6.5 6.5 0 0 1 0 13h-3a6.5 6.5 0 0 1-6.2-4.5" className="shell-brand-second" />
        </g>
      </svg>
      <span>{t('common.product.name')}</span>
    </Link>
  );
};
