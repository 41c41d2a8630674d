// On the page of a need or a capability: what I have said to it, and the way to say something.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '#client/lib/queries.ts';
import { useMe } from '#client/lib/session.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { interestRoutes } from '#shared/interests/routes.ts';
import type { PostingRef } from '#shared/interests/schema.ts';
import { SendDialog } from './send-dialog.tsx';
import { StandingLine } from './standing-line.tsx';
import { useAsked } from './use-asked.ts';
import { useMedian } from './use-median.ts';
import './interests.css';

interface PostingInterestProps {
  posting: PostingRef & { title: string };
  /** Whose it is; null while the reader may not know. */
  organizationId: string | null;
  /** Of one's own postings the matches are the place to send from. */
  isOwn: boolean;
}

/** How soon its owner usually answers, once that can be said. */
const ReplyTime = ({ organizationId }: { organizationId: string }) => {
  const median = useMedian();
  const figures = useRead(interestRoutes.figures, { params: { id: organizationId } });
  const hours = figures.data?.medianHours ?? null;
  return hours === null ? null : <p className="x-soft">{median(hours)}</p>;
};

const Asked = ({ posting, organizationId, isOwn }: PostingInterestProps) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const asked = useAsked(posting);
  if (!asked) return null;
  const { said } = asked;
  const maySend = asked.maySend && !isOwn;
  if (said.length === 0 && !maySend) return null;
  return (
    <Notice
      tone="good"
      title={t(isOwn ? 'interests.posting.ownTitle' : 'interests.posting.title')}
      action={
        maySend && (
          <button type="button" className={buttonClass('primary')} onClick={() => setOpen(true)}>
            {t('interests.match.send')}
          </button>
        )
      }
    >
      {said.map((one) => (
        <StandingLine key={one.interestId} standing={one} />
      ))}
      {said.length === 0 && t('interests.posting.lead')}
      {organizationId !== null && !isOwn && <ReplyTime organizationId={organizationId} />}
      <SendDialog target={posting} isOpen={isOpen} onClose={() => setOpen(false)} />
    </Notice>
  );
};

export const PostingInterest = (props: PostingInterestProps) => {
  const me = useMe();
  return me ? <Asked {...props} /> : null;
};
