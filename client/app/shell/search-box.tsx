import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { useShortcut } from '#client/lib/shortcuts.ts';

/** One field for everything; Enter leads to the search page. */
export const SearchBox = () => {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  useShortcut({
    keys: '/',
    label: t('common.shortcut.search'),
    reach: 'everywhere',
    run: () => input.current?.focus(),
  });
  // The search page has its own field for the same words.
  if (pathname === pathTo('search')) return <div className="shell-search" />;
  const go = (event: FormEvent) => {
    event.preventDefault();
    const q = input.current?.value.trim() ?? '';
    void navigate(`${pathTo('search')}?${new URLSearchParams({ q })}`);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to the browsers of many office PCs
    <form role="search" className="shell-search" onSubmit={go} key={pathname}>
      <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
        <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
        <path d="m13 13 4.5 4.5" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
      </svg>
      <input
        ref={input}
        type="search"
        name="q"
        maxLength={200}
        autoComplete="off"
        defaultValue={search.get('q') ?? ''}
        aria-label={t('common.nav.searchLabel')}
        placeholder={t('common.nav.searchPlaceholder')}
        enterKeyHint="search"
      />
      <span className="shell-key" aria-hidden="true">
        /
      </span>
    </form>
  );
};
