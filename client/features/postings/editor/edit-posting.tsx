import { nounRoutes } from '#client/features/postings/noun.ts';
import { useRead } from '#client/lib/queries.ts';
import { useMe } from '#client/lib/session.ts';
import { NotFoundState } from '#client/ui/error-state.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { PostingEditor } from './posting-editor.tsx';

/** Opens a posting for writing; whoever may not write it learns no more than that it is not there for them. */
export const EditPosting = ({ noun, id }: { noun: PostingNoun; id: string }) => {
  const me = useMe();
  const query = useRead(nounRoutes[noun].read, { params: { id } });
  if (me === undefined) return <PageSkeleton />;
  return (
    <QueryView query={query} skeleton={<PageSkeleton />}>
      {(posting) =>
        me && posting.can.edit ? (
          <PostingEditor key={id} noun={noun} posting={posting} userId={me.id} />
        ) : (
          <NotFoundState />
        )
      }
    </QueryView>
  );
};
