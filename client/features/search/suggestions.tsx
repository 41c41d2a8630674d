// What drops down below the search box while typing: a few needs, capabilities and organizations, chosen by arrow keys.
// The box keeps the focus; the row that the arrow keys have reached is told by its aria-activedescendant.
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { pagePath } from '#client/features/postings/noun.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { useRead } from '#client/lib/queries.ts';
import { MarkedText } from '#client/ui/marked-text.tsx';
import type { Span } from '#shared/contract/text.ts';
import { searchRoutes } from '#shared/search/routes.ts';
import type { SearchReply } from './organization-hit.tsx';
import './suggestions.css';

const LIMIT = 4;
const PAUSE_MS = 150;

interface Row {
  id: string;
  to: string;
  group: 'need' | 'capability' | 'organization';
  text: string;
  marks: readonly Span[];
}

const rowsOf = (reply: SearchReply): Row[] => [
  ...reply.needs.items.map(
    ({ id, title, marked }): Row => ({
      id: `found-${id}`,
      to: pagePath('need', id),
      group: 'need',
      text: title,
      marks: marked?.title ?? [],
    }),
  ),
  ...reply.capabilities.items.map(
    ({ id, title, marked }): Row => ({
      id: `found-${id}`,
      to: pagePath('capability', id),
      group: 'capability',
      text: title,
      marks: marked?.title ?? [],
    }),
  ),
  ...reply.organizations.items.map(
    ({ id, name, marked }): Row => ({
      id: `found-${id}`,
      to: pathTo('organization', { id }),
      group: 'organization',
      text: name,
      marks: marked,
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

const GROUPS = ['need', 'capability', 'organization'] as const;

const useRows = (q: string) => {
  const query = useRead(searchRoutes.search, { query: { q, limit: LIMIT } }, { when: q !== '', keepPrevious: true });
  return {
    rows: q === '' || !query.data ? [] : rowsOf(query.data),
    isAway: isProblem(query.error, 'search_unavailable'),
  };
};

interface SuggestionPanelProps {
  /** The list's id, for the box's aria-controls. */
  id: string;
  typed: string;
  box: RefObject<HTMLInputElement | null>;
  /** Which row is reached: for the box's aria-activedescendant. */
  onReach: (rowId: string | undefined) => void;
  close: () => void;
}

export const SuggestionPanel = ({ id, typed, box, onReach, close }: SuggestionPanelProps) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const q = usePaused(typed.trim());
  const { rows, isAway } = useRows(q);
  const [reached, setReached] = useState<string | undefined>();
  const reach = (rowId: string | undefined) => {
    setReached(rowId);
    onReach(rowId);
  };
  const hearKeys = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || rows.length === 0) return;
    const at = rows.findIndex((row) => row.id === reached);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // Before the first and after the last row lies the box itself.
      const next = (at + 1 + step + rows.length + 1) % (rows.length + 1);
      reach(rows[next - 1]?.id);
    }
    const chosen = rows[at];
    if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      close();
      void navigate(chosen.to);
    }
  });
  const startAgain = useEffectEvent(() => reach(undefined));
  useEffect(() => {
    const input = box.current;
    const hear = (event: KeyboardEvent) => hearKeys(event);
    input?.addEventListener('keydown', hear);
    return () => input?.removeEventListener('keydown', hear);
  }, [box]);
  // Other words, other rows: none of them is reached yet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are what it waits for
  useEffect(() => startAgain(), [q]);
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
                aria-selected={row.id === reached}
                tabIndex={-1}
                className="suggestions-row"
                // The box keeps the focus until the press is over; losing it would close the list before.
                onPointerDown={(event) => event.preventDefault()}
                onClick={close}
              >
                <MarkedText text={row.text} marks={row.marks} />
              </Link>
            ))}
        </div>
      ))}
    </div>
  );
};
