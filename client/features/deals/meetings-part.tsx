// Meetings: proposed times, the choice, the calendar entry.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/lib/address.ts';
import { useDates } from '#client/lib/dates.ts';
import { useAct } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { Deal } from '#shared/deals/schema.ts';
import { MeetingForm } from './meeting-form.tsx';
import { TOUCHED } from './use-deal.ts';

type Meeting = Deal['meetings'][number];

const TONES = { proposed: 'attention', fixed: 'good', cancelled: 'neutral' } as const;

const Slots = ({ deal, meeting }: { deal: Deal; meeting: Meeting }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const choose = useAct(dealRoutes.chooseSlot, { touches: TOUCHED });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const shown =
    meeting.state === 'proposed' ? meeting.slots : meeting.slots.filter(({ id }) => id === meeting.chosenSlotId);
  return (
    <>
      <ul className="x-plain x-stack deal-slots">
        {shown.map(({ id, startsAt, endsAt, isPast }) => (
          <li key={id} className="x-row">
            <time dateTime={startsAt}>{dates.moment(startsAt)}</time>–
            <time dateTime={endsAt}>{dates.moment(endsAt)}</time>
            {isPast && meeting.state === 'proposed' && <Pill tone="neutral">{t('deals.meetings.past')}</Pill>}
            {meeting.can.choose && !isPast && (
              <button
                type="button"
                className={buttonClass('primary')}
                disabled={choose.isPending}
                onClick={() => choose.mutate({ params: { id: deal.id, meetingId: meeting.id }, body: { slotId: id } })}
              >
                {t('deals.meetings.choose')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {meeting.timeZone !== zone && shown.length > 0 && (
        <p className="x-faint">{t('deals.meetings.zone', { zone, theirs: meeting.timeZone })}</p>
      )}
      <ProblemAlert error={choose.error} />
    </>
  );
};

const MeetingRow = ({ deal, meeting }: { deal: Deal; meeting: Meeting }) => {
  const { t } = useTranslation();
  const [isMoving, setMoving] = useState(false);
  const params = { id: deal.id, meetingId: meeting.id };
  const cancel = useAct(dealRoutes.cancelMeeting, { touches: TOUCHED });
  return (
    <li className="deal-file">
      <div className="x-row">
        <strong>{meeting.title}</strong>
        <Pill tone={TONES[meeting.state]}>{t(`deals.meetings.state.${meeting.state}`)}</Pill>
        <span className="x-faint">{t('deals.meetings.by', { name: meeting.proposedBy })}</span>
      </div>
      {meeting.place && <p className="x-soft">{meeting.place}</p>}
      <Slots deal={deal} meeting={meeting} />
      <div className="x-row x-no-print">
        {meeting.calendar && (
          <a className={buttonClass()} href={addressOf(dealRoutes.calendar, { params })} download>
            {t(meeting.calendar === 'remove' ? 'deals.meetings.calendarCancel' : 'deals.meetings.calendar')}
          </a>
        )}
        {meeting.can.change && (
          <>
            <button type="button" className={buttonClass()} onClick={() => setMoving(!isMoving)}>
              {t('deals.meetings.move')}
            </button>
            <button
              type="button"
              className={buttonClass('quiet')}
              disabled={cancel.isPending}
              onClick={() => cancel.mutate({ params })}
            >
              {t('deals.meetings.cancel')}
            </button>
          </>
        )}
      </div>
      <ProblemAlert error={cancel.error} />
      {isMoving && <MeetingForm deal={deal} meeting={meeting} onDone={() => setMoving(false)} />}
    </li>
  );
};

export const MeetingsPart = ({ deal }: { deal: Deal }) => {
  const { t } = useTranslation();
  const [isProposing, setProposing] = useState(false);
  return (
    <div className="x-stack">
      {deal.can.write && !isProposing && (
        <div>
          <button type="button" className={buttonClass('primary')} onClick={() => setProposing(true)}>
            {t('deals.meetings.propose')}
          </button>
        </div>
      )}
      {isProposing && <MeetingForm deal={deal} onDone={() => setProposing(false)} />}
      {deal.meetings.length === 0 ? (
        <p className="x-soft">{t('deals.meetings.empty')}</p>
      ) : (
        <ul className="x-plain x-stack">
          {[...deal.meetings].reverse().map((meeting) => (
            <MeetingRow key={meeting.id} deal={deal} meeting={meeting} />
          ))}
        </ul>
      )}
    </div>
  );
};
