// Times are typed in the zone of this computer and sent as moments: the other side reads them in its own.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#client/lib/problem-error.ts';
import { useAct } from '#client/lib/queries.ts';
import { morningIn } from '#client/lib/typed-time.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { Deal } from '#shared/deals/schema.ts';
import { TOUCHED } from './use-deal.ts';

const SLOTS_MAX = 6;

interface Slot {
  start: string;
  minutes: number;
}

const LENGTHS = [30, 60, 90, 120, 180] as const;

const dayAhead = (days: number): Slot => ({ start: morningIn(days), minutes: 60 });

const sendable = ({ start, minutes }: Slot) => {
  const startsAt = new Date(start);
  return { startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + minutes * 60_000).toISOString() };
};

interface MeetingFormProps {
  deal: Deal;
  /** The one to move; a new one without. */
  meeting?: Deal['meetings'][number];
  onDone: () => void;
}

export const MeetingForm = ({ deal, meeting, onDone }: MeetingFormProps) => {
  const { t } = useTranslation();
  const id = useId();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [title, setTitle] = useState(meeting?.title ?? '');
  const [place, setPlace] = useState(meeting?.place ?? '');
  const [slots, setSlots] = useState<readonly Slot[]>([dayAhead(1)]);
  const propose = useAct(dealRoutes.proposeMeeting, { touches: TOUCHED, onDone });
  const move = useAct(dealRoutes.changeMeeting, { touches: TOUCHED, onDone });
  const running = meeting ? move : propose;
  const change = (index: number, part: Partial<Slot>) =>
    setSlots(slots.map((slot, at) => (at === index ? { ...slot, ...part } : slot)));
  const send = () => {
    const usable = slots.filter(({ start }) => start !== '');
    const body = { title, place, timeZone: zone, slots: usable.map(sendable) };
    if (meeting) move.mutate({ params: { id: deal.id, meetingId: meeting.id }, body });
    else propose.mutate({ params: { id: deal.id }, body });
  };
  return (
    <form
      className="x-stack deal-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label className="x-field" htmlFor={`${id}-title`}>
        {t('deals.meetings.title')}
        <input
          id={`${id}-title`}
          className="x-input"
          required
          maxLength={120}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </label>
      <label className="x-field" htmlFor={`${id}-place`}>
        {t('deals.meetings.place')}
        <input
          id={`${id}-place`}
          className="x-input"
          maxLength={200}
          value={place}
          onChange={(event) => setPlace(event.target.value)}
        />
      </label>
      <fieldset className="deal-fieldset">
        <legend>{t('deals.meetings.slots', { zone })}</legend>
        {slots.map((slot, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a time that is being typed has no identity but its place
          <div key={index} className="x-row">
            <input
              type="datetime-local"
              className="x-input"
              required
              aria-label={t('deals.meetings.slot', { number: index + 1 })}
              value={slot.start}
              onChange={(event) => change(index, { start: event.target.value })}
            />
            <select
              className="x-input"
              aria-label={t('deals.meetings.length', { number: index + 1 })}
              value={slot.minutes}
              onChange={(event) => change(index, { minutes: Number(event.target.value) })}
            >
              {LENGTHS.map((minutes) => (
                <option key={minutes} value={minutes}>
                  {t('deals.meetings.minutes', { count: minutes })}
                </option>
              ))}
            </select>
          </div>
        ))}
        {slots.length < SLOTS_MAX && (
          <button
            type="button"
            className={buttonClass('quiet')}
            onClick={() => setSlots([...slots, dayAhead(slots.length + 1)])}
          >
            {t('deals.meetings.addSlot')}
          </button>
        )}
      </fieldset>
      <ProblemAlert error={running.error} fields={isProblem(running.error) ? running.error.fields : []} />
      <div className="x-row">
        <button type="submit" className={buttonClass('primary')} disabled={running.isPending}>
          {t('deals.meetings.send')}
        </button>
        <button type="button" className={buttonClass()} onClick={onDone}>
          {t('common.act.cancel')}
        </button>
      </div>
    </form>
  );
};
