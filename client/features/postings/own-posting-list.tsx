import { useTranslation } from 'react-i18next';
import { LinkButton } from '#client/ui/link-button.tsx';
import type { PostingStatus } from '#shared/postings/lifecycle.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { editPath, matchesPath, pagePath } from './noun.ts';
import { PostingCard } from './posting-card.tsx';
import type { PostingCardData } from './posting-pills.tsx';
import { useHiddenIds } from './removal.ts';

/** Where one mostly goes from here. The page behind it says what may be done. */
const NEXT = {
  draft: { to: editPath, label: 'postings.act.continue' },
  returned: { to: editPath, label: 'postings.act.revise' },
  published: { to: matchesPath, label: 'postings.act.matches' },
  in_talks: { to: matchesPath, label: 'postings.act.matches' },
  expired: { to: pagePath, label: 'postings.act.renew' },
} as const satisfies Partial<Record<PostingStatus, unknown>>;

const hasNext = (status: PostingStatus): status is keyof typeof NEXT => status in NEXT;

interface OwnPostingListProps {
  noun: PostingNoun;
  items: readonly PostingCardData[];
}

/** One's own postings with their states and the next step; drafts about to be removed are left out. */
export const OwnPostingList = ({ noun, items }: OwnPostingListProps) => {
  const { t } = useTranslation();
  const hidden = useHiddenIds();
  return (
    <ul className="x-plain x-stack">
      {items
        .filter(({ id }) => !hidden.has(id))
        .map((card) => {
          const next = hasNext(card.status) ? NEXT[card.status] : null;
          return (
            <li key={card.id}>
              <PostingCard noun={noun} card={card} showStatus>
                {next && (
                  <div className="posting-card-acts">
                    <LinkButton to={next.to(noun, card.id)}>{t(next.label)}</LinkButton>
                  </div>
                )}
              </PostingCard>
            </li>
          );
        })}
    </ul>
  );
};
