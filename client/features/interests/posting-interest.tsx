// On the page of a need or a capability: what I have said to it, and the way to say something.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#client/lib/session.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import type { PostingRef } from '#shared/interests/schema.ts';
import { SendDialog } from './send-dialog.tsx';
import { StandingLine } from './standing-line.tsx';
import { useAsked } from './use-asked.ts';
import './interests.css';

interface PostingInterestProps {
  posting: PostingRef & { title: string };
  /** Of one's own postings the matches are the place to send from. */
  isOwn: boolean;
}

const Asked = ({ posting, isOwn }: PostingInterestProps) => {
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
      <SendDialog target={posting} isOpen={isOpen} onClose={() => setOpen(false)} />
    </Notice>
  );
};

export const PostingInterest = (props: PostingInterestProps) => {
  const me = useMe();
  return me ? <Asked {...props} /> : null;
};
