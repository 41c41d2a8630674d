import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Pager } from './pager.tsx';
import { QueryView } from './query-view.tsx';
import { ListSkeleton } from './skeleton.tsx';

interface PagedListProps<Item> {
  query: UseQueryResult<{ items: Item[]; total: number }, Error>;
  page: number;
  limit: number;
  parameter?: string;
  /** What stands there when there is nothing: an EmptyState with the next step. */
  empty: ReactNode;
  /** Above the list: how many there are. */
  lead?: (total: number) => ReactNode;
  children: (item: Item) => ReactNode;
}

/** A list in pages, in all the states of a query. */
export const PagedList = <Item extends { id: string }>({
  query,
  page,
  limit,
  parameter = 'page',
  empty,
  lead,
  children,
}: PagedListProps<Item>) => (
  <QueryView query={query} skeleton={<ListSkeleton />} isEmpty={({ total }) => total === 0} empty={empty}>
    {({ items, total }) => (
      <>
        {lead?.(total)}
        <ul className="x-plain x-stack">
          {items.map((item) => (
            <li key={item.id}>{children(item)}</li>
          ))}
        </ul>
        <Pager page={page} limit={limit} total={total} parameter={parameter} />
      </>
    )}
  </QueryView>
);
