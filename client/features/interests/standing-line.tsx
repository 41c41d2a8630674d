// What was said so far about a counterpart, with the way to it.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { Pill } from '#client/ui/pill.tsx';
import type { Standing } from '#shared/interests/schema.ts';
import { InterestPill } from './interest-pill.tsx';

export const StandingLine = ({ standing }: { standing: Standing }) => {
  const { t } = useTranslation();
  const { kind, state, isMine, interestId, reason } = standing;
  return (
    <p className="x-row interest-standing">
      {kind === 'pass' ? (
        <Pill>{t('interests.match.passed')}</Pill>
      ) : (
        state && <InterestPill state={state} isMine={isMine} />
      )}
      {reason && (
        <span className="x-soft">
          {t(`interests.code.${reason.code}`)}
          {reason.line && ` · ${reason.line}`}
        </span>
      )}
      {interestId && <Link to={pathTo('interest', { id: interestId })}>{t('interests.match.open')}</Link>}
    </p>
  );
};
