import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { nounRoutes } from '#client/features/postings/noun.ts';
import { NewPush } from '#client/features/pushes/new-push.tsx';
import { useRead } from '#client/lib/queries.ts';
import { NotFoundState } from '#client/ui/error-state.tsx';
import { Page } from '#client/ui/page.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import { NOUNS, type PostingNoun } from '#shared/postings/schema.ts';

const OfPosting = ({ noun, id }: { noun: PostingNoun; id: string }) => {
  const { t } = useTranslation();
  const posting = useRead(nounRoutes[noun].read, { params: { id } });
  return (
    <QueryView query={posting} skeleton={<PageSkeleton />}>
      {({ title }) => (
        <Page
          title={t('pushes.new.title', { title })}
          eyebrow={<Link to={pathTo(noun, { id })}>{title}</Link>}
          lead={t('pushes.new.lead')}
          width="reading"
        >
          <NewPush noun={noun} postingId={id} />
        </Page>
      )}
    </QueryView>
  );
};

export const NewPushPage = () => {
  const [search] = useSearchParams();
  const noun = NOUNS.find((one) => one === search.get('noun'));
  const id = search.get('id');
  return (
    <SignedInOnly>
      {({ duty }) => (noun && id && duty !== 'none' ? <OfPosting noun={noun} id={id} /> : <NotFoundState />)}
    </SignedInOnly>
  );
};
