import { useTranslation } from 'react-i18next';
import { Pill } from '#client/ui/pill.tsx';
import type { CapabilityCard } from '#shared/capabilities/schema.ts';
import type { NeedCard } from '#shared/needs/schema.ts';
import { isListed } from '#shared/postings/lifecycle.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { StatusPill } from './status-pill.tsx';
import { usePostingWords } from './words.ts';

export type PostingCardData = NeedCard | CapabilityCard;

interface PostingPillsProps {
  noun: PostingNoun;
  card: PostingCardData;
  /** Where every state occurs, the ordinary one is told too. */
  showStatus?: boolean;
}

/** Kind, state, fields and chain of a posting in a row. */
export const PostingPills = ({ noun, card, showStatus = false }: PostingPillsProps) => {
  const { t } = useTranslation();
  const { kind, word } = usePostingWords();
  const isUnusual = !isListed(card.status) || card.status === 'in_talks';
  return (
    <>
      <Pill tone="good">{kind(noun, card.kind)}</Pill>
      {(showStatus || isUnusual) && <StatusPill status={card.status} />}
      {card.fields.map((field) => (
        <Pill key={field}>{word('techField', field)}</Pill>
      ))}
      {card.chain && (
        <Pill>
          {word('chain', card.chain.chain)} · {word('chainLink', card.chain.link)}
        </Pill>
      )}
      {card.isDemo && (
        <Pill tone="outline" title={t('common.demo.hint')}>
          {t('common.demo.label')}
        </Pill>
      )}
    </>
  );
};
