import { useTranslation } from 'react-i18next';
import { contentOf, type Posting } from '#client/features/postings/content.ts';
import { counterpartOf, editPath, listPath } from '#client/features/postings/noun.ts';
import { usePostingWords } from '#client/features/postings/words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { advise } from '#shared/postings/advice.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

const TOLD = 3;

/** Nothing fits yet: what would help, for whoever may change the text; for others the lists. */
export const NoMatches = ({ noun, posting }: { noun: PostingNoun; posting: Posting }) => {
  const { t } = useTranslation();
  const { label } = usePostingWords();
  const counterpart = counterpartOf[noun];
  // The page's own content has its noun's shape.
  const advice = posting.can.edit ? advise(noun, contentOf(posting) as never).advice.slice(0, TOLD) : [];
  return (
    <EmptyState
      title={t(`matching.empty.${counterpart}`)}
      text={
        <>
          {t('matching.empty.text')}
          {advice.length > 0 && (
            <>
              {` ${t('matching.empty.advice')}`}
              <span className="match-advice">
                {advice.map(({ code, field, params }) => (
                  <span key={`${field} ${code}`}>
                    {t(`postings.advice.${code}`, { label: label(field), ...params })}
                  </span>
                ))}
              </span>
            </>
          )}
        </>
      }
      action={
        posting.can.edit ? (
          <LinkButton to={editPath(noun, posting.id)} look="primary">
            {t('matching.empty.edit')}
          </LinkButton>
        ) : (
          <LinkButton to={listPath(counterpart)} look="primary">
            {t('matching.empty.browse')}
          </LinkButton>
        )
      }
    />
  );
};
