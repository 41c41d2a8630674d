// One search over everything: the best few of each noun, and the way to all of them.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { z } from 'zod';
import { pathTo } from '#client/app/paths.ts';
import { WordsField } from '#client/features/postings/browse/words-field.tsx';
import { listPath } from '#client/features/postings/noun.ts';
import { PostingCard } from '#client/features/postings/posting-card.tsx';
import { useAddressState } from '#client/lib/address-state.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { useRead } from '#client/lib/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { ListSkeleton } from '#client/ui/skeleton.tsx';
import { NOUNS } from '#shared/postings/schema.ts';
import { searchRoutes } from '#shared/search/routes.ts';
import { OrganizationHitRow, type SearchReply } from './organization-hit.tsx';
import '#client/ui/controls.css';
import '#client/features/postings/browse/browse-view.css';

const LIMIT = 5;

const stateSchema = z.object({ q: z.string().max(200).default('') });

const groupOf = { need: 'needs', capability: 'capabilities' } as const;

const Groups = ({ reply, q }: { reply: SearchReply; q: string }) => {
  const { t } = useTranslation();
  const allOf = (path: string) => `${path}?${new URLSearchParams({ q })}`;
  return (
    <>
      {NOUNS.map((noun) => {
        const { items, total } = reply[groupOf[noun]];
        if (items.length === 0) return null;
        return (
          <section key={noun} className="x-stack" aria-labelledby={`found-${noun}`}>
            <h2 id={`found-${noun}`}>
              {t(`postings.list.${noun}`)} <span className="x-faint">{total}</span>
            </h2>
            {items.map((card) => (
              <PostingCard key={card.id} noun={noun} card={card} />
            ))}
            {total > items.length && (
              <p>
                <Link to={allOf(listPath(noun))}>{t(`search.all.${noun}`, { count: total })}</Link>
              </p>
            )}
          </section>
        );
      })}
      {reply.organizations.items.length > 0 && (
        <section className="x-stack" aria-labelledby="found-organizations">
          <h2 id="found-organizations">
            {t('common.nav.organizations')} <span className="x-faint">{reply.organizations.total}</span>
          </h2>
          <ul className="x-plain x-panel x-stack">
            {reply.organizations.items.map((hit) => (
              <li key={hit.id}>
                <OrganizationHitRow hit={hit} />
              </li>
            ))}
          </ul>
          {reply.organizations.total > reply.organizations.items.length && (
            <p>
              <Link to={allOf(pathTo('organizations'))}>{t('search.all.organization')}</Link>
            </p>
          )}
        </section>
      )}
    </>
  );
};

const totalOf = (reply: SearchReply): number =>
  reply.needs.total + reply.capabilities.total + reply.organizations.total;

const Away = () => {
  const { t } = useTranslation();
  return (
    <Notice
      tone="attention"
      title={t('problem.search_unavailable.title')}
      action={NOUNS.map((noun) => (
        <LinkButton key={noun} to={listPath(noun)}>
          {t(`postings.list.${noun}`)}
        </LinkButton>
      ))}
    >
      {t('search.away')}
    </Notice>
  );
};

export const SearchView = () => {
  const { t } = useTranslation();
  const [{ q }, change] = useAddressState(stateSchema);
  const query = useRead(searchRoutes.search, { query: { q, limit: LIMIT } }, { when: q !== '', keepPrevious: true });
  return (
    <Page title={q ? t('search.titleFor', { words: q }) : t('search.title')}>
      <div className="browse-bar">
        <WordsField
          value={q}
          onChange={(words) => change({ q: words }, { replace: true })}
          label={t('common.nav.searchLabel')}
          placeholder={t('postings.browse.placeholder')}
        />
      </div>
      {q === '' && <EmptyState title={t('search.begin')} text={t('search.beginText')} />}
      {q !== '' && isProblem(query.error, 'search_unavailable') && <Away />}
      {q !== '' && !isProblem(query.error, 'search_unavailable') && (
        <>
          <p className="x-faint" role="status">
            {query.data && t('common.count.results', { count: totalOf(query.data) })}
          </p>
          <QueryView
            query={query}
            skeleton={<ListSkeleton />}
            isEmpty={(reply) => totalOf(reply) === 0}
            empty={<EmptyState title={t('common.state.nothingFound')} text={t('search.nothingText')} />}
          >
            {(reply) => <Groups reply={reply} q={q} />}
          </QueryView>
        </>
      )}
    </Page>
  );
};
