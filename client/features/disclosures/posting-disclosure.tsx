// On the page of a confidential posting: the agreement for who may sign it, the list of readers for its owner.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#client/lib/session.ts';
import { type Disclosure, isConfidential, type PostingNoun } from '#shared/postings/schema.ts';
import { OwnerPanel } from './owner-panel.tsx';
import { SignNotice } from './sign-notice.tsx';

interface PostingDisclosureProps {
  noun: PostingNoun;
  id: string;
  disclosure: Disclosure;
  /** The agreement is what opens it to the reader. */
  isLockedByNda: boolean;
  isOwn: boolean;
}

export const PostingDisclosure = ({
  noun,
  id,
  disclosure,
  isLockedByNda,
  isOwn,
}: PostingDisclosureProps): ReactNode => {
  const me = useMe();
  const { t } = useTranslation();
  if (!isConfidential(disclosure)) return null;
  if (isOwn && me && me.memberships.length > 0) return <OwnerPanel noun={noun} id={id} level={disclosure} />;
  if (!isLockedByNda) return null;
  return me ? <SignNotice noun={noun} id={id} /> : <p className="x-soft">{t('disclosures.signIn')}</p>;
};
