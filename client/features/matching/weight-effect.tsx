import { useTranslation } from 'react-i18next';
import type { WeightEffect } from '#shared/matching/weights.ts';

const NONE = '—';

const percent = (value: number | null): string => (value === null ? NONE : `${value.toFixed(1)} %`);
const figure = (value: number | null): string => (value === null ? NONE : value.toFixed(4));

interface RowProps {
  name: string;
  text: string;
  before: string;
  after: string;
}

const Row = ({ name, text, before, after }: RowProps) => (
  <tr>
    <th scope="row">
      {name}
      <span className="x-faint weights-reason">{text}</span>
    </th>
    <td className="weights-figure">{before}</td>
    <td className="weights-figure">{after}</td>
  </tr>
);

/** The quality by the table in force and by the changed one, measured. */
export const WeightEffectTable = ({ effect }: { effect: WeightEffect }) => {
  const { t } = useTranslation();
  const { sample, answers } = effect;
  return (
    <div className="match-table-frame">
      <table className="match-table weights-table">
        <caption className="x-hidden">{t('matching.weights.effect')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('matching.weights.measured')}</th>
            <th scope="col">{t('matching.weights.now')}</th>
            <th scope="col">{t('matching.weights.then')}</th>
          </tr>
        </thead>
        <tbody>
          <Row
            name={t('matching.weights.ndcg')}
            text={t('matching.weights.ndcgText', { needs: sample.needs, changed: sample.firstChanged })}
            before={figure(sample.before.ndcg)}
            after={figure(sample.after.ndcg)}
          />
          <Row
            name={t('matching.weights.ordered')}
            text={t('matching.weights.orderedText', { pairs: sample.pairs })}
            before={percent(sample.before.orderedPercent)}
            after={percent(sample.after.orderedPercent)}
          />
          <Row
            name={t('matching.weights.answers')}
            text={t('matching.weights.answersText', { accepted: answers.accepted, declined: answers.declined })}
            before={percent(answers.before.orderedPercent)}
            after={percent(answers.after.orderedPercent)}
          />
        </tbody>
      </table>
    </div>
  );
};
