import { useTranslation } from 'react-i18next';
import { RUNGS } from './ladder.ts';
import type { LadderInUse, RungChoice } from './use-ladder.ts';

const CHOICES: readonly RungChoice[] = ['auto', ...RUNGS];

/** How much of the session comes over the line: by itself, or as the person says. */
export const RungSelect = ({ ladder }: { ladder: LadderInUse }) => {
  const { t } = useTranslation();
  const { rung, choice, choose } = ladder;
  return (
    <div className="x-row">
      <label className="x-row">
        {t('media.rung.label')}
        <select
          className="x-input"
          value={choice}
          onChange={(event) => choose(CHOICES.find((one) => one === event.target.value) ?? 'auto')}
        >
          <option value="auto">{t('media.rung.auto', { rung: t(`media.rung.${rung}`) })}</option>
          {RUNGS.map((one) => (
            <option key={one} value={one}>
              {t(`media.rung.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {choice === 'auto' && rung !== 'picture' && (
        <span role="status">{t('media.rung.lowered', { rung: t(`media.rung.${rung}`) })}</span>
      )}
    </div>
  );
};
