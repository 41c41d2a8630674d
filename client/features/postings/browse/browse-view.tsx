// The public lists of needs and capabilities: words, facets with counts, sorting, pages; all of it in the address.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newPath } from '#client/features/postings/noun.ts';
import { PostingCard } from '#client/features/postings/posting-card.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { buttonClass, LinkButton } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { Pager } from '#client/ui/pager.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { ListSkeleton } from '#client/ui/skeleton.tsx';
import { POSTING_SORTS } from '#shared/postings/routes.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { ActiveFilters } from './active-filters.tsx';
import { Filters } from './filters.tsx';
import { type Browse, useBrowse } from './use-browse.ts';
import { WordsField } from './words-field.tsx';
import '#client/ui/controls.css';
import './browse-view.css';

interface PartProps {
  noun: PostingNoun;
  browse: Browse;
}

const SortChoice = ({ browse }: { browse: Browse }) => {
  const { t } = useTranslation();
  const { q, sort } = browse.state;
  const sorts = q ? POSTING_SORTS : POSTING_SORTS.filter((one) => one !== 'relevance');
  return (
    <select
      className="x-input"
      aria-label={t('postings.browse.sort')}
      value={sort ?? (q ? 'relevance' : 'newest')}
      onChange={(event) => browse.set({ sort: event.target.value })}
    >
      {sorts.map((one) => (
        <option key={one} value={one}>
          {t(`vocabulary.postingSort.${one}`)}
        </option>
      ))}
    </select>
  );
};

/** On a phone the filters lie in a sheet at the edge. */
const FilterSheet = ({ noun, browse }: PartProps) => {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const total = browse.query.data?.total ?? 0;
  return (
    <>
      <button type="button" className={`${buttonClass()} browse-sheet-button`} onClick={() => setIsOpen(true)}>
        {t('postings.browse.filters')}
        {browse.filterCount > 0 && ` · ${browse.filterCount}`}
      </button>
      <Dialog
        title={t('postings.browse.filters')}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        place="side"
        acts={
          <button type="button" className={buttonClass('primary')} onClick={() => setIsOpen(false)}>
            {t('postings.browse.show', { count: total })}
          </button>
        }
      >
        <Filters noun={noun} browse={browse} />
      </Dialog>
    </>
  );
};

const Nothing = ({ noun, browse }: PartProps) => {
  const { t } = useTranslation();
  const isFiltered = browse.filterCount > 0 || Boolean(browse.state.q);
  return (
    <EmptyState
      title={isFiltered ? t('common.state.nothingFound') : t(`postings.browse.empty.${noun}`)}
      text={isFiltered ? t('common.state.nothingFoundHint') : t(`postings.browse.emptyText.${noun}`)}
      action={
        isFiltered ? (
          <button
            type="button"
            className={buttonClass('primary')}
            onClick={() => {
              browse.clear();
              browse.set({ q: undefined });
            }}
          >
            {t('common.act.clearFilters')}
          </button>
        ) : (
          <LinkButton to={newPath(noun)} look="primary">
            {t(`postings.browse.post.${noun}`)}
          </LinkButton>
        )
      }
    />
  );
};

const Results = ({ noun, browse }: PartProps) => (
  <QueryView
    query={browse.query}
    skeleton={<ListSkeleton />}
    isEmpty={({ items }) => items.length === 0}
    empty={<Nothing noun={noun} browse={browse} />}
  >
    {({ items, total }) => (
      <>
        <ol className="x-plain x-stack browse-list">
          {items.map((card) => (
            <li key={card.id}>
              <PostingCard noun={noun} card={card} heading="h2" />
            </li>
          ))}
        </ol>
        <Pager page={browse.state.page} limit={browse.state.limit} total={total} />
      </>
    )}
  </QueryView>
);

interface BrowseViewProps {
  noun: PostingNoun;
  /** What one may do with the search as it is. */
  besides?: ReactNode;
}

export const BrowseView = ({ noun, besides }: BrowseViewProps) => {
  const { t } = useTranslation();
  const browse = useBrowse(noun);
  const total = browse.query.data?.total;
  return (
    <Page
      title={t(`postings.list.${noun}`)}
      lead={t(`postings.browse.lead.${noun}`)}
      width="wide"
      actions={
        <LinkButton to={newPath(noun)} look="primary">
          {t(`postings.browse.post.${noun}`)}
        </LinkButton>
      }
    >
      <div className="browse">
        <aside className="browse-aside" aria-label={t('postings.browse.filters')}>
          <Filters noun={noun} browse={browse} />
        </aside>
        <div className="x-stack">
          <div className="browse-bar">
            <WordsField
              value={browse.state.q ?? ''}
              onChange={(q) => browse.set({ q: q || undefined, sort: undefined }, { replace: true })}
              label={t(`postings.browse.words.${noun}`)}
              placeholder={t('postings.browse.placeholder')}
            />
            <SortChoice browse={browse} />
            <FilterSheet noun={noun} browse={browse} />
          </div>
          <ActiveFilters noun={noun} browse={browse} />
          {browse.isSearchAway && <Notice tone="attention">{t('postings.browse.away')}</Notice>}
          <div className="x-row browse-found">
            <p className="x-faint" role="status">
              {total !== undefined && t(`postings.browse.total.${noun}`, { count: total })}
            </p>
            {besides}
          </div>
          <Results noun={noun} browse={browse} />
        </div>
      </div>
    </Page>
  );
};
