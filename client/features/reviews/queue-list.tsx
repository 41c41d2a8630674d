import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { usePostingWords } from '#client/features/postings/words.ts';
import { useDates } from '#client/lib/dates.ts';
import { Pill } from '#client/ui/pill.tsx';
import { totalPoints } from '#shared/postings/review.ts';
import type { QueueRow } from './use-queue.ts';

export const QueueList = ({ rows }: { rows: readonly QueueRow[] }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const { kind } = usePostingWords();
  return (
    <ol className="x-plain review-queue">
      {rows.map((row) => (
        <li key={`${row.noun} ${row.id}`}>
          <NavLink to={pathTo('review', { noun: row.noun, id: row.id })} className="review-row">
            <span className="review-row-title">{row.title}</span>
            <span className="x-faint x-break">{row.organization.name}</span>
            <span className="review-row-foot">
              <Pill tone="outline">
                {t(`vocabulary.noun.${row.noun}`)} · {kind(row.noun, row.kind)}
              </Pill>
              <span className="x-faint">{t('reviews.advised', { total: totalPoints(row.advised) })}</span>
              <span className="x-faint">{dates.since(row.submittedAt)}</span>
            </span>
          </NavLink>
        </li>
      ))}
    </ol>
  );
};
