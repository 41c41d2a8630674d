// What one may do about a posting beside reading it: say that one is interested, sign for its details, follow it, and for
// the center push it.
import { useTranslation } from 'react-i18next';
import { pathTo } from '#client/app/paths.ts';
import { PostingDisclosure } from '#client/features/disclosures/posting-disclosure.tsx';
import { FollowPosting } from '#client/features/follows/follow-posting.tsx';
import { PostingInterest } from '#client/features/interests/posting-interest.tsx';
import type { Posting } from '#client/features/postings/content.ts';
import { useMe } from '#client/lib/session.ts';
import { LinkButton } from '#client/ui/link-button.tsx';
import { isListed } from '#shared/postings/lifecycle.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

export const PostingBesides = ({ noun, posting }: { noun: PostingNoun; posting: Posting }) => {
  const { t } = useTranslation();
  const me = useMe();
  const { id, title, organization, contact, status, disclosure, locked } = posting;
  const isOwn = contact !== null;
  return (
    <>
      <PostingInterest posting={{ noun, id, title }} organizationId={organization?.id ?? null} isOwn={isOwn} />
      <PostingDisclosure noun={noun} id={id} disclosure={disclosure} isLockedByNda={locked === 'nda'} isOwn={isOwn} />
      {isListed(status) && <FollowPosting noun={noun} id={id} />}
      {isListed(status) && me && me.duty !== 'none' && (
        <div className="x-row">
          <LinkButton to={`${pathTo('newPush')}?${new URLSearchParams({ noun, id })}`}>
            {t('pushes.new.act')}
          </LinkButton>
        </div>
      )}
    </>
  );
};
