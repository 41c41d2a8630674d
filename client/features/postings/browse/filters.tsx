import { useTranslation } from 'react-i18next';
import { usePostingWords } from '#client/features/postings/words.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { type Facet, facetsOf } from './facets.ts';
import { RegionFilter } from './region-filter.tsx';
import type { Browse } from './use-browse.ts';

interface FacetGroupProps {
  facet: Facet;
  /** By option; absent while nothing is counted. */
  counts: Readonly<Record<string, number>> | undefined;
  chosen: readonly string[];
  toggle: (option: string) => void;
}

const FacetGroup = ({ facet, counts, chosen, toggle }: FacetGroupProps) => {
  const { t } = useTranslation();
  const { word } = usePostingWords();
  const shown = facet.options.filter((option) => !counts || counts[option] || chosen.includes(option));
  if (shown.length === 0) return null;
  return (
    <fieldset className="browse-facet">
      <legend>{t(`postings.browse.facet.${facet.name}`)}</legend>
      {shown.map((option) => (
        <label key={option} className="browse-option">
          <input type="checkbox" checked={chosen.includes(option)} onChange={() => toggle(option)} />
          <span>{word(facet.vocabulary, option)}</span>
          {counts && <span className="x-faint">{counts[option] ?? 0}</span>}
        </label>
      ))}
    </fieldset>
  );
};

const TrlFilter = ({ browse }: { browse: Browse }) => {
  const { t } = useTranslation();
  const { word } = usePostingWords();
  return (
    <label className="browse-facet">
      <span className="browse-legend">{t('postings.browse.facet.trlFrom')}</span>
      <select
        className="x-input"
        value={browse.state.trlFrom ?? ''}
        onChange={(event) => browse.set({ trlFrom: event.target.value || undefined })}
      >
        <option value="">{t('common.select.none')}</option>
        {[1, 2, 3, 4, 5, 6, 7, 8, 9].map((trl) => (
          <option key={trl} value={trl}>
            {word('trl', String(trl))}
          </option>
        ))}
      </select>
    </label>
  );
};

interface FiltersProps {
  noun: PostingNoun;
  browse: Browse;
}

export const Filters = ({ noun, browse }: FiltersProps) => {
  const { t } = useTranslation();
  const facets = browse.query.data?.facets;
  return (
    <div className="browse-filters">
      {facetsOf(noun).map((facet) => (
        <FacetGroup
          key={facet.name}
          facet={facet}
          counts={facets ? (facets[facet.name] ?? {}) : undefined}
          chosen={browse.chosen(facet.name)}
          toggle={(option) => browse.toggle(facet.name, option)}
        />
      ))}
      {noun === 'capability' && <TrlFilter browse={browse} />}
      <RegionFilter value={browse.state.region} onChange={(region) => browse.set({ region })} />
      {browse.filterCount > 0 && (
        <button type="button" className={buttonClass()} onClick={browse.clear}>
          {t('common.act.clearFilters')}
        </button>
      )}
    </div>
  );
};
