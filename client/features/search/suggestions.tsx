// What drops down below the search box while typing: a few needs, capabilities and organizations, chosen by arrow keys.
// The box keeps the focus; the chosen row is told by aria-activedescendant.
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { pagePath } from '#client/features/postings/noun.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { useRead } from '#client/lib/queries.ts';
import { MarkedText } from '#client/ui/marked-text.tsx';
import { searchRoutes } from '#shared/search/routes.ts';
import type { SearchReply } from './organization-hit.tsx';
import './suggestions.css';

const LIMIT = 4;
const PAUSE_MS = 150;

interface Row {
  id: string;
  to: string;
  group: 'need' | 'capability' | 'organization';
  pieces: readonly { text: string; hit: boolean }[];
}

const plain = (text: string) => [{ text, hit: false }];

const rowsOf = (reply: SearchReply): Row[] => [
  ...reply.needs.items.map(
    ({ id, title, marked }): Row => ({
      id: `found-${id}`,
      to: pagePath('need', id),
      group: 'need',
      pieces: marked?.title ?? plain(title),
    }),
  ),
  ...reply.capabilities.items.map(
    ({ id, title, marked }): Row => ({
      id: `found-${id}`,
      to: pagePath('capability', id),
      group: 'capability',
      pieces: marked?.title ?? plain(title),
    }),
  ),
  ...reply.organizations.items.map(
    ({ id, marked }): Row => ({
      id: `found-${id}`,
      to: pathTo('organization', { id }),
      group: 'organization',
      pieces: marked,
    }),
  ),
];

const usePaused = (value: string): string => {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
};

/** The rows for what is typed, and which of them the arrow keys have reached. */
export const useSuggestions = (typed: string, go: (to: string) => void) => {
  const q = usePaused(typed.trim());
  const [active, setActive] = useState(-1);
  const query = useRead(searchRoutes.search, { query: { q, limit: LIMIT } }, { when: q !== '', keepPrevious: true });
  const isAway = isProblem(query.error, 'search_unavailable');
  const rows = q === '' || typed.trim() === '' || !query.data ? [] : rowsOf(query.data);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, other rows: none is reached yet
  useEffect(() => setActive(-1), [q]);
  const reached = rows[active];
  return {
    rows,
    isAway,
    activeId: reached?.id,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing || rows.length === 0) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        const step = event.key === 'ArrowDown' ? 1 : -1;
        // Before the first and after the last row lies the box itself.
        setActive((now) => ((now + 1 + step + rows.length + 1) % (rows.length + 1)) - 1);
      }
      if (event.key === 'Enter' && reached) {
        event.preventDefault();
        go(reached.to);
      }
    },
  };
};

interface SuggestionListProps {
  id: string;
  rows: readonly Row[];
  activeId: string | undefined;
  isAway: boolean;
  onPick: () => void;
}

const GROUPS = ['need', 'capability', 'organization'] as const;

export const SuggestionList = ({ id, rows, activeId, isAway, onPick }: SuggestionListProps) => {
  const { t } = useTranslation();
  if (isAway) return <p className="suggestions x-soft">{t('search.away')}</p>;
  if (rows.length === 0) return null;
  return (
    <div className="suggestions" id={id} role="listbox" aria-label={t('search.suggestions')}>
      {GROUPS.filter((group) => rows.some((row) => row.group === group)).map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox has no element of its own
        <div key={group} role="group" aria-label={t(`search.group.${group}`)}>
          <p className="suggestions-group" aria-hidden="true">
            {t(`search.group.${group}`)}
          </p>
          {rows
            .filter((row) => row.group === group)
            .map((row) => (
              <Link
                key={row.id}
                id={row.id}
                to={row.to}
                role="option"
                aria-selected={row.id === activeId}
                tabIndex={-1}
                className="suggestions-row"
                onClick={onPick}
              >
                <MarkedText pieces={row.pieces} />
              </Link>
            ))}
        </div>
      ))}
    </div>
  );
};
