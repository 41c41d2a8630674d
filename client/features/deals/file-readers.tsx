// Who of the other side may open a file that is only for named people, and until when.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '#client/lib/dates.ts';
import { useFieldSentences } from '#client/lib/field-errors.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { useAct } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { Deal } from '#shared/deals/schema.ts';
import { TOUCHED } from './use-deal.ts';
import '#client/ui/controls.css';

interface FileReadersProps {
  deal: Deal;
  file: Deal['files'][number];
  onClose: () => void;
}

const pad = (number: number): string => String(number).padStart(2, '0');

/** The day of a moment where the reader is, as a date field takes it. */
const dayHere = (moment: string): string => {
  const at = new Date(moment);
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
};

/** The last moment of a day where the reader is. */
const endOf = (day: string): string => new Date(`${day}T23:59:59`).toISOString();

export const FileReaders = ({ deal, file, onClose }: FileReadersProps) => {
  const { t } = useTranslation();
  const dates = useDates();
  const lastDayId = useId();
  const others = deal.people.filter(({ organizationId }) => organizationId !== deal.myOrganizationId);
  const [chosen, setChosen] = useState(() => file.openedTo.map(({ userId }) => userId));
  const [lastDay, setLastDay] = useState(() => {
    const until = file.openedTo.find((one) => one.until !== null)?.until;
    return until ? dayHere(until) : '';
  });
  const open = useAct(dealRoutes.openFile, { touches: TOUCHED, onDone: onClose });
  const sentencesOf = useFieldSentences();
  const fields = isProblem(open.error) ? open.error.fields : [];
  const wrong = sentencesOf(fields).get('until');
  const params = { id: deal.id, fileId: file.id };
  const until = lastDay ? endOf(lastDay) : null;
  const toggle = (userId: string, isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, userId] : chosen.filter((one) => one !== userId));
  return (
    <form
      className="x-stack"
      onSubmit={(event) => {
        event.preventDefault();
        open.mutate({ params, body: { userIds: chosen, until } });
      }}
    >
      <fieldset className="x-choices">
        <legend>{t('deals.files.openTo')}</legend>
        {others.map(({ userId, name }) => (
          <label key={userId} className="x-choice">
            <input
              type="checkbox"
              checked={chosen.includes(userId)}
              onChange={(event) => toggle(userId, event.target.checked)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <div className="x-field">
        <label htmlFor={lastDayId}>{t('deals.files.lastDay')}</label>
        <input
          id={lastDayId}
          className="x-input"
          type="date"
          value={lastDay}
          aria-invalid={wrong !== undefined}
          aria-describedby={`${lastDayId}-hint`}
          onChange={(event) => {
            setLastDay(event.target.value);
            open.reset();
          }}
        />
        <span id={`${lastDayId}-hint`} className={wrong ? 'x-wrong' : 'x-faint'} role={wrong ? 'alert' : undefined}>
          {wrong ?? (until ? t('deals.files.closesAt', { moment: dates.moment(until) }) : t('deals.files.noLastDay'))}
        </span>
      </div>
      {!wrong && <ProblemAlert error={open.error} fields={fields} />}
      <div className="x-row">
        <button type="submit" className={buttonClass('primary')} disabled={open.isPending}>
          {t('common.act.save')}
        </button>
      </div>
    </form>
  );
};
