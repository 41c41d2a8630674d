// Beside the stage of a session or its replay: the project that is being presented, and one click to interest in it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pagePath } from '#client/features/postings/noun.ts';
import { useMe } from '#client/lib/session.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import type { PostingRef } from '#shared/interests/schema.ts';
import { SendDialog } from './send-dialog.tsx';
import { StandingLine } from './standing-line.tsx';
import { useAsked } from './use-asked.ts';
import './interests.css';

type Presented = PostingRef & { title: string };

const Asked = ({ posting }: { posting: Presented }) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const asked = useAsked(posting);
  if (!asked || asked.writesFor) return null;
  const [latest] = asked.said;
  return (
    <>
      {latest && <StandingLine standing={latest} />}
      {asked.maySend && (
        <button type="button" className={buttonClass()} onClick={() => setOpen(true)}>
          {t('interests.match.send')}
        </button>
      )}
      <SendDialog target={posting} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
};

export const StageInterest = ({ posting }: { posting: Presented }) => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <div className="x-row interest-stage">
      <span className="x-faint">{t(`vocabulary.noun.${posting.noun}`)}</span>
      {/* In a tab of its own: who follows it stays in the session. */}
      <a href={pagePath(posting.noun, posting.id)} target="_blank" rel="noopener">
        {posting.title}
      </a>
      {me && <Asked key={posting.id} posting={posting} />}
    </div>
  );
};
