import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { matchDimensions } from '#shared/matching/schema.ts';
import { WEIGHT_MAX, WEIGHT_STEP, type WeightPointsInput } from '#shared/matching/weights.ts';

interface WeightTableProps {
  current: WeightPointsInput;
  points: WeightPointsInput;
  onChange(points: WeightPointsInput): void;
}

/** Every dimension with why it counts, what it weighs now, and what it would weigh. */
export const WeightTable = ({ current, points, onChange }: WeightTableProps) => {
  const { t } = useTranslation();
  return (
    <div className="match-table-frame">
      <table className="match-table weights-table">
        <thead>
          <tr>
            <th scope="col">{t('matching.weights.dimension')}</th>
            <th scope="col">{t('matching.weights.now')}</th>
            <th scope="col">{t('matching.weights.then')}</th>
          </tr>
        </thead>
        <tbody>
          {matchDimensions.map((dimension) => (
            <tr key={dimension}>
              <th scope="row">
                {t(`vocabulary.matchDimension.${dimension}`)}
                <span className="x-faint weights-reason">{t(`matching.weights.reason.${dimension}`)}</span>
              </th>
              <td className="weights-figure">{current[dimension]}</td>
              <td>
                <InputNumber
                  aria-label={t('matching.weights.weightOf', {
                    dimension: t(`vocabulary.matchDimension.${dimension}`),
                  })}
                  min={0}
                  max={WEIGHT_MAX}
                  step={WEIGHT_STEP}
                  value={points[dimension]}
                  onChange={(value) =>
                    onChange({ ...points, [dimension]: Math.round((value ?? 0) / WEIGHT_STEP) * WEIGHT_STEP })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
