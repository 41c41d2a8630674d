// The matches of a need or a capability, best first, by grade, each with its reasons; it changes while one looks at it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { z } from 'zod';
import type { Posting } from '#client/features/postings/content.ts';
import { counterpartOf, nounRoutes, pagePath } from '#client/features/postings/noun.ts';
import { PostingPills } from '#client/features/postings/posting-pills.tsx';
import { useAddressState } from '#client/lib/address-state.ts';
import { useRead } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Page } from '#client/ui/page.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { ListSkeleton, PageSkeleton } from '#client/ui/skeleton.tsx';
import { matchGrades, matchLimits } from '#shared/matching/schema.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { MatchCard } from './match-card.tsx';
import { NoMatches } from './no-matches.tsx';
import { type MatchItem, noteOpened, useMatches, useNewcomers } from './use-matches.ts';
import './matches-view.css';

const OPEN_AT_FIRST = 2;
const MORE = 40;

const stateSchema = z.object({
  limit: z.coerce.number().int().min(1).max(matchLimits.maxLimit).default(matchLimits.defaultLimit),
});

/** What one may do about a counterpart, beside it. */
type ActsOf = (posting: Posting, counterpart: MatchItem['counterpart']) => ReactNode;

interface GradedListProps {
  items: readonly MatchItem[];
  noun: PostingNoun;
  newcomers: readonly MatchItem[];
  actsOf(counterpart: MatchItem['counterpart']): ReactNode;
  onOpened(counterpartId: string): void;
}

const GradedList = ({ items, noun, newcomers, actsOf, onOpened }: GradedListProps) => {
  const { t } = useTranslation();
  return matchGrades.map((grade) => {
    const graded = items.filter((item) => item.grade === grade);
    if (graded.length === 0) return null;
    const heading = (
      <h2 id={`grade-${grade}`}>
        {t(`vocabulary.matchGrade.${grade}`)} <span className="x-faint">{graded.length}</span>
      </h2>
    );
    const cards = graded.map((item) => (
      <MatchCard
        key={item.counterpart.id}
        match={item}
        noun={noun}
        isNew={newcomers.includes(item)}
        isOpen={items.indexOf(item) < OPEN_AT_FIRST}
        acts={actsOf(item.counterpart)}
        onOpened={() => onOpened(item.counterpart.id)}
      />
    ));
    // What fits weakly steps back where something fits better, but for what has just arrived.
    if (grade === 'weak' && items.length > graded.length) {
      return (
        <details key={grade} className="match-folded" open={graded.some((item) => newcomers.includes(item))}>
          <summary>{heading}</summary>
          <div className="x-stack">{cards}</div>
        </details>
      );
    }
    return (
      <section key={grade} className="x-stack" aria-labelledby={`grade-${grade}`}>
        {heading}
        {cards}
      </section>
    );
  });
};

interface MatchListProps {
  noun: PostingNoun;
  posting: Posting;
  actsOf: ActsOf;
}

const MatchList = ({ noun, posting, actsOf }: MatchListProps) => {
  const { t } = useTranslation();
  const [{ limit }, change] = useAddressState(stateSchema);
  const query = useMatches({ noun, id: posting.id, limit });
  const newcomers = useNewcomers(query.data, limit);
  const counterpart = counterpartOf[noun];
  return (
    <>
      <p className="x-hidden" role="status">
        {newcomers.length > 0 &&
          t('matching.arrived', {
            count: newcomers.length,
            titles: newcomers.map((item) => item.counterpart.title).join(t('matching.card.comma')),
          })}
      </p>
      <QueryView
        query={query}
        skeleton={<ListSkeleton lines={4} />}
        isEmpty={(items) => items.length === 0}
        empty={<NoMatches noun={noun} posting={posting} />}
      >
        {(items) => (
          <>
            <GradedList
              items={items}
              noun={counterpart}
              newcomers={newcomers}
              actsOf={(other) => actsOf(posting, other)}
              onOpened={(counterpartId) => noteOpened({ noun, id: posting.id, counterpart: counterpartId })}
            />
            {items.length === limit && limit < matchLimits.maxLimit && (
              <div>
                <button
                  type="button"
                  className={buttonClass()}
                  onClick={() => change({ limit: Math.min(limit + MORE, matchLimits.maxLimit) }, { replace: true })}
                >
                  {t('matching.more')}
                </button>
              </div>
            )}
          </>
        )}
      </QueryView>
    </>
  );
};

interface MatchesViewProps {
  noun: PostingNoun;
  id: string;
  actsOf: ActsOf;
}

export const MatchesView = ({ noun, id, actsOf }: MatchesViewProps) => {
  const { t } = useTranslation();
  const query = useRead(nounRoutes[noun].read, { params: { id } });
  return (
    <QueryView query={query} skeleton={<PageSkeleton />}>
      {(posting) => (
        <Page
          title={t(`matching.title.${noun}`)}
          eyebrow={<Link to={pagePath(noun, id)}>{posting.title || t('postings.card.untitled')}</Link>}
          lead={t('matching.lead')}
          meta={<PostingPills noun={noun} card={posting} />}
        >
          <MatchList noun={noun} posting={posting} actsOf={actsOf} />
        </Page>
      )}
    </QueryView>
  );
};
