import { expect } from 'chai';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { Deal } from '#shared/deals/schema.ts';
import { DAY_MS, HOUR_MS } from '#test/support/clock.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { type OpenDeal, useDeal } from './journey.ts';

/** The lines of a calendar file, those that were folded put together, as calendars read it. */
const linesOf = (text: unknown): string[] => String(text).replaceAll('\r\n ', '').split('\r\n');
const lineValue = (text: unknown, name: string): string =>
  linesOf(text)
    .find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
    ?.split(':')
    .slice(1)
    .join(':') ?? '';

describe('Meetings of a deal', () => {
  const server = useServer();
  let deal: OpenDeal;

  useDeal(server, (cast) => {
    ({ deal } = cast);
  });

  const slotIn = (days: number) => {
    const startsAt = new Date(Math.ceil(server.clock.now().getTime() / HOUR_MS) * HOUR_MS + days * DAY_MS);
    return { startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + HOUR_MS).toISOString() };
  };
  const propose = (who: Person, slots = [slotIn(1), slotIn(2)]) =>
    who.call(dealRoutes.proposeMeeting, {
      params: deal.params,
      body: { title: '样机技术交流', place: '高新区创新中心 301', slots },
    });
  const only = ({ meetings }: Deal) => {
    const [meeting] = meetings;
    if (!meeting) throw new Error('no meeting');
    return { meeting, params: { ...deal.params, meetingId: meeting.id } };
  };
  const calendar = (who: Person, meetingId: string) => who.get(`/deals/${deal.dealId}/meetings/${meetingId}/calendar`);

  it('are proposed by one side and fixed by the other, once', async () => {
    const { meeting, params } = only(await propose(deal.seeker));
    expect(meeting.can).to.deep.equal({ choose: false, change: true });
    const slotId = meeting.slots[1]?.id ?? '';
    const own = await deal.seeker.refusal(dealRoutes.chooseSlot, { params, body: { slotId } });
    expect(own.code).to.equal('forbidden');
    const wrong = await deal.provider.refusal(dealRoutes.chooseSlot, { params, body: { slotId: 'f'.repeat(24) } });
    expect(wrong.errors?.[0]).to.include({ field: 'slotId', code: 'not_found' });
    const fixed = only(await deal.provider.call(dealRoutes.chooseSlot, { params, body: { slotId } }));
    expect(fixed.meeting).to.deep.include({ state: 'fixed', chosenSlotId: slotId });
    const again = await deal.provider.refusal(dealRoutes.chooseSlot, { params, body: { slotId } });
    expect(again.code).to.equal('not_in_this_state');
    const [card] = (await deal.seeker.call(dealRoutes.list, { query: {} })).items;
    expect(card?.nextMeetingAt).to.equal(meeting.slots[1]?.startsAt);
  });

  it('come as a calendar entry that a change moves and a cancellation takes away', async () => {
    const { meeting, params } = only(await propose(deal.seeker));
    expect((await calendar(deal.seeker, meeting.id)).status).to.equal(409);
    const [slot] = meeting.slots;
    await deal.provider.call(dealRoutes.chooseSlot, { params, body: { slotId: slot?.id ?? '' } });
    const first = await calendar(deal.seeker, meeting.id);
    expect(first.headers.get('content-type')).to.contain('text/calendar');
    const stampOf = (moment: string | undefined) => `${(moment ?? '').replaceAll(/[-:]|\.\d+/g, '')}`;
    expect(lineValue(first.body, 'METHOD')).to.equal('REQUEST');
    expect(lineValue(first.body, 'DTSTART')).to.equal(stampOf(slot?.startsAt));
    expect(lineValue(first.body, 'DTEND')).to.equal(stampOf(slot?.endsAt));
    expect(lineValue(first.body, 'SUMMARY')).to.equal('样机技术交流');
    expect(linesOf(first.body).filter((line) => line.startsWith('ATTENDEE'))).to.have.length(2);
    const sequence = Number(lineValue(first.body, 'SEQUENCE'));

    const moved = { title: '样机技术交流', slots: [slotIn(5)], timeZone: 'Europe/Berlin' };
    const { meeting: open } = only(await deal.provider.call(dealRoutes.changeMeeting, { params, body: moved }));
    expect(open).to.deep.include({ state: 'proposed', chosenSlotId: null, timeZone: 'Europe/Berlin' });
    await deal.seeker.call(dealRoutes.chooseSlot, { params, body: { slotId: open.slots[0]?.id ?? '' } });
    const second = await calendar(deal.provider, meeting.id);
    expect(lineValue(second.body, 'UID')).to.equal(lineValue(first.body, 'UID'));
    expect(Number(lineValue(second.body, 'SEQUENCE'))).to.be.greaterThan(sequence);

    await deal.seeker.call(dealRoutes.cancelMeeting, { params });
    const last = await calendar(deal.provider, meeting.id);
    expect([lineValue(last.body, 'METHOD'), lineValue(last.body, 'STATUS')]).to.deep.equal(['CANCEL', 'CANCELLED']);
    expect((await deal.seeker.refusal(dealRoutes.cancelMeeting, { params })).code).to.equal('not_in_this_state');
    expect((await deal.seeker.refusal(dealRoutes.changeMeeting, { params, body: moved })).code).to.equal(
      'not_in_this_state',
    );
  });

  it('leave the calendars when other times are proposed, also when none of those is taken in the end', async () => {
    const { meeting, params } = only(await propose(deal.seeker));
    expect(meeting.calendar).to.equal(null);
    const fixed = only(
      await deal.provider.call(dealRoutes.chooseSlot, { params, body: { slotId: meeting.slots[0]?.id ?? '' } }),
    );
    expect(fixed.meeting.calendar).to.equal('add');
    const { body } = await calendar(deal.seeker, meeting.id);
    const moved = { title: '样机技术交流', slots: [slotIn(5)] };
    const open = only(await deal.provider.call(dealRoutes.changeMeeting, { params, body: moved }));
    expect(open.meeting.calendar).to.equal('remove');
    await deal.provider.call(dealRoutes.changeMeeting, { params, body: { ...moved, slots: [slotIn(6)] } });
    const away = await calendar(deal.seeker, meeting.id);
    for (const name of ['UID', 'DTSTART', 'DTEND'])
      expect(lineValue(away.body, name), name).to.equal(lineValue(body, name));
    expect(lineValue(away.body, 'METHOD')).to.equal('CANCEL');
    expect(Number(lineValue(away.body, 'SEQUENCE'))).to.be.greaterThan(Number(lineValue(body, 'SEQUENCE')));
    await deal.provider.call(dealRoutes.cancelMeeting, { params });
    expect(lineValue((await calendar(deal.seeker, meeting.id)).body, 'METHOD')).to.equal('CANCEL');
  });

  it('are not fixed for a time that has passed meanwhile', async () => {
    const { meeting, params } = only(await propose(deal.seeker));
    server.clock.advance(1.5 * DAY_MS);
    const body = { slotId: meeting.slots[0]?.id ?? '' };
    const refused = await deal.provider.refusal(dealRoutes.chooseSlot, { params, body });
    expect(refused.errors?.[0]).to.include({ field: 'slotId', code: 'in_the_past' });
    const late = only(await deal.provider.call(dealRoutes.read, { params: deal.params }));
    expect(late.meeting.slots.map(({ isPast }) => isPast)).to.deep.equal([true, false]);
  });

  it('lie ahead, end after they begin, and name a time zone that exists', async () => {
    const refuse = async (body: object) => {
      const reply = await deal.seeker.post(`/deals/${deal.dealId}/meetings`, { title: '交流', ...body });
      return [
        reply.status,
        JSON.stringify(reply.body)
          .match(/"field":"([\w.]+)","code":"(\w+)"/)
          ?.slice(1),
      ];
    };
    const { startsAt, endsAt } = slotIn(1);
    expect(await refuse({ slots: [slotIn(-2)] })).to.deep.equal([400, ['slots.0.startsAt', 'in_the_past']]);
    expect(await refuse({ slots: [{ startsAt: endsAt, endsAt: startsAt }] })).to.deep.equal([
      400,
      ['slots.0.endsAt', 'ends_before_it_begins'],
    ]);
    expect(await refuse({ slots: [slotIn(1)], timeZone: 'Mars/Olympus' })).to.deep.equal([
      400,
      ['timeZone', 'invalid_value'],
    ]);
    expect((await refuse({ slots: [] }))[0]).to.equal(400);
  });

  it('and their calendar are closed to strangers and guessed addresses', async () => {
    const { meeting, params } = only(await propose(deal.seeker));
    const stranger = await server.signIn('institute');
    expect((await calendar(stranger, meeting.id)).status).to.equal(404);
    expect((await calendar(deal.seeker, 'f'.repeat(24))).status).to.equal(404);
    expect((await stranger.refusal(dealRoutes.cancelMeeting, { params })).code).to.equal('not_found');
  });
});
