// Events and their sessions, as those are told who take part in them: by the ways they chose, and nobody else.
import { expect } from 'chai';
import { eventOf } from '#seeds/builders/events.ts';
import { movePhase } from '#server/features/events/service.ts';
import { deliveries } from '#server/features/notifications/model.ts';
import { remindOfEvents } from '#server/features/notifications/soon.ts';
import { eventRoutes } from '#shared/events/routes.ts';
import { notificationRoutes } from '#shared/notifications/routes.ts';
import { DAY_MS, HOUR_MS } from '#test/support/clock.ts';
import { mailsTo } from '#test/support/mails.ts';
import { type Person, useServer } from '#test/support/server.ts';

describe('notifications of events', () => {
  const server = useServer();
  let coordinator: Person;

  before(async () => {
    coordinator = await server.signIn('coordinator');
  });

  const publish = async (given: Parameters<typeof eventOf>[0] = {}) => {
    const { id } = await coordinator.call(eventRoutes.create, { body: eventOf(given, server.clock.now()) });
    return coordinator.call(eventRoutes.publish, { params: { id } });
  };
  const registered = async (id: string) => {
    const person = await server.signIn('enterprise');
    await person.call(eventRoutes.register, { params: { id } });
    return person;
  };
  const kindsFor = async (person: Person): Promise<string[]> => {
    await server.settled();
    const { items } = await person.call(notificationRoutes.list, { query: { topic: 'events' } });
    return items.map(({ kind }) => kind);
  };
  const mailsOf = async ({ email }: Person): Promise<string[]> => {
    await server.settled();
    return (await mailsTo(email)).map(({ subject }) => subject);
  };

  it('confirm a registration by a mail that can be ended, and not to who wants none', async () => {
    const { id, title } = await publish();
    const person = await registered(id);
    expect(await mailsOf(person)).to.deep.equal([`【协同】报名成功：${title}`]);
    expect((await mailsTo(person.email))[0]?.text).to.match(/unsubscribe\?token=/);
    expect(await kindsFor(person), 'they know it').to.deep.equal([]);

    const quiet = await server.signIn('enterprise');
    const { kinds: _kinds, mailTrouble: _trouble, ...settings } = await quiet.call(notificationRoutes.settings);
    const choices = { ...settings.choices, eventRegistered: { app: true, mail: 'never' as const } };
    await quiet.call(notificationRoutes.changeSettings, { body: { ...settings, choices } });
    await quiet.call(eventRoutes.register, { params: { id } });
    expect(await mailsOf(quiet)).to.deep.equal([]);
  });

  it('tell the center who asks to be let in, and them what was decided', async () => {
    const { id } = await publish({ admission: 'approval' });
    const person = await registered(id);
    await server.settled();
    const { items } = await coordinator.call(notificationRoutes.list, { query: { topic: 'center' } });
    expect(items[0]).to.include({ kind: 'registrationWaiting', path: `/events/${id}` });
    const [asked] = (await coordinator.call(eventRoutes.registrations, { params: { id }, query: {} })).items;
    const params = { id, registrationId: asked?.id ?? '' };
    await coordinator.call(eventRoutes.decideRegistration, { params, body: { decision: 'decline' } });
    expect(await kindsFor(person)).to.deep.equal(['eventDeclined']);
  });

  it('tell those who registered that it moves, begins, can be seen again; others nothing', async () => {
    const event = await publish();
    const { id } = event;
    const person = await registered(id);
    const stranger = await server.signIn('enterprise');
    const body = eventOf({ title: event.title }, server.clock.now());
    const same = { ...body, startsAt: event.startsAt, endsAt: event.endsAt, title: '只是改了名字' };
    const renamed = await coordinator.call(eventRoutes.update, {
      params: { id },
      body: { ...same, version: event.version },
    });
    expect(await kindsFor(person), 'a new name is no news').to.deep.equal([]);
    const startsAt = new Date(Date.parse(event.startsAt) + HOUR_MS).toISOString();
    const moved = { ...same, startsAt, version: renamed.version };
    await coordinator.call(eventRoutes.update, { params: { id }, body: moved });
    expect((await kindsFor(person))[0]).to.equal('eventMoved');
    const now = server.clock.now();
    await movePhase(id, { phase: 'live', by: coordinator.id, now });
    expect((await kindsFor(person))[0]).to.equal('sessionLive');
    await movePhase(id, { phase: 'replay', by: coordinator.id, now });
    expect((await kindsFor(person))[0]).to.equal('replayReady');
    expect(await kindsFor(stranger)).to.deep.equal([]);
  });

  it('remind a day and an hour before, each person once, and not who has only just registered', async () => {
    const startsAt = new Date(server.clock.now().getTime() + 2 * DAY_MS);
    const endsAt = new Date(startsAt.getTime() + HOUR_MS).toISOString();
    const { id } = await publish({ startsAt: startsAt.toISOString(), endsAt });
    const person = await registered(id);
    const remindersOf = async ({ id: recipient }: Person): Promise<number> => {
      for (let run = 0; run < 2; run += 1) await remindOfEvents(server.clock.now());
      return deliveries.countDocuments({ recipient, kind: 'eventSoon', channel: 'app' });
    };
    expect(await remindersOf(person)).to.equal(0);
    server.clock.advance(DAY_MS + HOUR_MS);
    const late = await registered(id);
    expect([await remindersOf(person), await remindersOf(late)]).to.deep.equal([1, 0]);
    server.clock.advance(22 * HOUR_MS + HOUR_MS / 2);
    expect([await remindersOf(person), await remindersOf(late)]).to.deep.equal([2, 1]);
    await coordinator.call(eventRoutes.cancel, { params: { id } });
    expect((await mailsOf(late)).at(-1)).to.contain('活动取消');
    server.clock.advance(HOUR_MS / 4);
    expect(await remindersOf(person)).to.equal(2);
  });
});
