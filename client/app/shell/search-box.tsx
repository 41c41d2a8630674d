import { type FormEvent, lazy, Suspense, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { useShortcut } from '#client/lib/shortcuts.ts';

const SuggestionPanel = lazy(() =>
  import('#client/features/search/suggestions.tsx').then((module) => ({ default: module.SuggestionPanel })),
);

/** One field for everything: a few hits drop down while typing, Enter leads to the search page. */
export const SearchBox = () => {
  const { t } = useTranslation();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [reachedId, setReachedId] = useState<string | undefined>();
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
    setIsOpen(false);
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
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={isOpen ? reachedId : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setIsOpen(event.target.value.trim() !== '');
        }}
        onFocus={() => setIsOpen(typed.trim() !== '')}
        onBlur={() => setIsOpen(false)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setIsOpen(false);
        }}
      />
      <span className="shell-key" aria-hidden="true">
        /
      </span>
      {isOpen && (
        <Suspense fallback={null}>
          <SuggestionPanel
            id={listId}
            typed={typed}
            box={input}
            onReach={setReachedId}
            close={() => setIsOpen(false)}
          />
        </Suspense>
      )}
    </form>
  );
};
