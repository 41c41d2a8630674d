import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { useDates } from '#client/lib/dates.ts';
import { useRegionNames } from '#client/lib/vocabularies.ts';
import { MarkedText } from '#client/ui/marked-text.tsx';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { pagePath } from './noun.ts';
import { type PostingCardData, PostingPills } from './posting-pills.tsx';
import './posting-card.css';

/** Who posted it; a name that is not disclosed to the reader is said to be so. */
export const PostingOwner = ({ card }: { card: PostingCardData }) => {
  const { t } = useTranslation();
  if (!card.organization) return <span>{t('postings.card.undisclosed')}</span>;
  return <Link to={pathTo('organization', { id: card.organization.id })}>{card.organization.name}</Link>;
};

interface PostingCardProps {
  noun: PostingNoun;
  card: PostingCardData;
  heading?: 'h2' | 'h3';
  /** In a list of one's own postings every state is told. */
  showStatus?: boolean;
  /** Below the summary: what a list adds to the card. */
  children?: ReactNode;
}

/** A posting in a list: what anyone may read of it. */
export const PostingCard = ({
  noun,
  card,
  heading: Heading = 'h3',
  showStatus = false,
  children,
}: PostingCardProps) => {
  const { t } = useTranslation();
  const dates = useDates();
  const regions = useRegionNames();
  const { marked } = card;
  return (
    <article className="posting-card">
      <div className="x-row">
        <PostingPills noun={noun} card={card} showStatus={showStatus} />
      </div>
      <Heading className="posting-card-title">
        <Link to={pagePath(noun, card.id)}>
          {marked ? <MarkedText text={card.title} marks={marked.title} /> : card.title || t('postings.card.untitled')}
        </Link>
      </Heading>
      {card.summary && (
        <p className="posting-card-summary">
          {marked ? <MarkedText text={card.summary} marks={marked.summary} /> : card.summary}
        </p>
      )}
      <p className="posting-card-foot">
        <PostingOwner card={card} />
        {card.region && <span>{regions.nameOf(card.region)}</span>}
        {card.publishedAt && <span>{t('common.date.published', { moment: dates.since(card.publishedAt) })}</span>}
        {card.validUntil && <span>{t('common.date.until', { day: dates.day(card.validUntil) })}</span>}
      </p>
      {children}
    </article>
  );
};
