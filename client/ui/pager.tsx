import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { buttonClass } from './link-button.tsx';

interface PagerProps {
  page: number;
  limit: number;
  total: number;
  /** Its name in the address, where a page has several lists. */
  parameter?: string;
}

/** Turns the pages of a list; the page is a part of the address (`page=`). */
export const Pager = ({ page, limit, total, parameter = 'page' }: PagerProps) => {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const pages = Math.max(1, Math.ceil(total / limit));
  if (pages === 1) return null;
  const to = (target: number) => {
    const next = new URLSearchParams(search);
    next.set(parameter, String(target));
    return `${pathname}?${next}`;
  };
  return (
    <nav className="x-pager x-no-print" aria-label={t('common.pager.label')}>
      {page > 1 && (
        <Link className={buttonClass()} to={to(page - 1)} rel="prev">
          {t('common.pager.previous')}
        </Link>
      )}
      <span className="x-soft">{t('common.pager.position', { page, pages })}</span>
      {page < pages && (
        <Link className={buttonClass()} to={to(page + 1)} rel="next">
          {t('common.pager.next')}
        </Link>
      )}
    </nav>
  );
};
