import { useTranslation } from 'react-i18next';
import { usePostingWords } from '#client/features/postings/words.ts';
import { useRegionNames } from '#client/lib/vocabularies.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { facetsOf } from './facets.ts';
import type { Browse } from './use-browse.ts';

/** The filters that are set, each with a way to take it off. */
export const ActiveFilters = ({ noun, browse }: { noun: PostingNoun; browse: Browse }) => {
  const { t } = useTranslation();
  const { word } = usePostingWords();
  const { region, trlFrom } = browse.state;
  const regions = useRegionNames(region !== undefined);
  if (browse.filterCount === 0) return null;
  const chips = [
    ...facetsOf(noun).flatMap((facet) =>
      browse.chosen(facet.name).map((option) => ({
        key: `${facet.name} ${option}`,
        label: word(facet.vocabulary, option),
        remove: () => browse.toggle(facet.name, option),
      })),
    ),
    ...(region
      ? [{ key: 'region', label: regions.nameOf(region), remove: () => browse.set({ region: undefined }) }]
      : []),
    ...(trlFrom
      ? [
          {
            key: 'trlFrom',
            label: t('postings.browse.fromTrl', { trl: trlFrom }),
            remove: () => browse.set({ trlFrom: undefined }),
          },
        ]
      : []),
  ];
  return (
    <ul className="x-plain x-row" aria-label={t('postings.browse.active')}>
      {chips.map(({ key, label, remove }) => (
        <li key={key}>
          <button
            type="button"
            className="browse-chip"
            onClick={remove}
            aria-label={t('postings.browse.takeOff', { label })}
          >
            {label} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      <li>
        <button type="button" className={buttonClass('quiet')} onClick={browse.clear}>
          {t('common.act.clearFilters')}
        </button>
      </li>
    </ul>
  );
};
