// Events: planned by the center, registered for by people, seat by seat.
import { expect } from 'chai';
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { eventOf } from '#seeds/builders/events.ts';
import { type EventRecord, events } from '#server/features/events/model.ts';
import { mayReadEvent, readableEvents } from '#server/features/events/policy.ts';
import { loadActor } from '#server/features/organizations/actor.ts';
import { visitor } from '#server/platform/auth/actor.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import { eventRoutes } from '#shared/events/routes.ts';
import { liveRoutes } from '#shared/live/routes.ts';
import { publishCapability } from '#test/interests/journey.ts';
import { lastMailTo } from '#test/support/mails.ts';
import { type Person, useServer } from '#test/support/server.ts';

describe('events', () => {
  const server = useServer();
  let coordinator: Person;
  let company: Person;
  before(async () => {
    coordinator = await server.signIn('coordinator');
    company = await server.signIn('enterprise');
  });

  const published = async (given: Parameters<typeof eventOf>[0] = {}) => {
    const body = eventOf(given, server.clock.now());
    const { id } = await coordinator.call(eventRoutes.create, { body });
    return coordinator.call(eventRoutes.publish, { params: { id } });
  };

  it('are drafted and changed by the center alone, and unknown to others until they are published', async () => {
    const body = eventOf({}, server.clock.now());
    expect((await company.refusal(eventRoutes.create, { body })).code).to.equal('forbidden');
    const draft = await coordinator.call(eventRoutes.create, { body });
    const params = { id: draft.id };
    expect((await company.refusal(eventRoutes.read, { params })).code).to.equal('not_found');
    expect((await server.visitor().refusal(liveRoutes.ticket, { params })).code).to.equal('not_found');
    for (const route of [eventRoutes.publish, eventRoutes.cancel]) {
      expect((await company.refusal(route, { params })).code).to.equal('forbidden');
    }
    expect((await company.refusal(eventRoutes.update, { params, body: { ...body, version: 1 } })).code).to.equal(
      'forbidden',
    );
    const changed = await coordinator.call(eventRoutes.update, {
      params,
      body: { ...body, title: '改过的标题', version: draft.version },
    });
    expect(changed.agenda.map(({ id }) => id)).to.deep.equal(draft.agenda.map(({ id }) => id));
    const stale = { params, body: { ...body, version: draft.version } };
    expect((await coordinator.refusal(eventRoutes.update, stale)).code).to.equal('stale_version');
    await coordinator.call(eventRoutes.publish, { params });
    expect((await coordinator.refusal(eventRoutes.publish, { params })).code).to.equal('not_in_this_state');
    expect((await server.visitor().call(eventRoutes.read, { params })).title).to.equal('改过的标题');
  });

  it('name presenters by their account, and show that to the center only', async () => {
    const content = eventOf({}, server.clock.now());
    const withPresenter = (presenterEmail: string) => ({
      ...content,
      agenda: content.agenda.map((item, index) => (index === 1 ? { ...item, presenterEmail } : item)),
    });
    const unknown = await coordinator.refusal(eventRoutes.create, { body: withPresenter('nobody@nowhere.example') });
    expect(unknown.errors?.[0]).to.include({ field: 'agenda.1.presenterEmail', code: 'unknown_person' });
    const { id } = await coordinator.call(eventRoutes.create, { body: withPresenter(company.email) });
    const mine = await company.call(eventRoutes.read, { params: { id } });
    expect(mine.agenda[1]?.presenterEmail).to.equal(null);
  });

  it('name the postings that their parts present: listed ones alone, shown while they are listed', async () => {
    const provider = await server.signIn('researcher');
    const content = eventOf({}, server.clock.now());
    const withPosting = (id: string) => ({
      ...content,
      agenda: content.agenda.map((item, index) =>
        index === 1 ? { ...item, posting: { noun: 'capability' as const, id } } : item,
      ),
    });
    const draft = await provider.call(capabilityRoutes.create, { body: { content: buildCapability() } });
    for (const id of [draft.id, 'f'.repeat(24)]) {
      const refused = await coordinator.refusal(eventRoutes.create, { body: withPosting(id) });
      expect(refused.errors?.[0]).to.include({ field: 'agenda.1.posting', code: 'not_published' });
    }
    const { id, title, version } = await publishCapability(provider, coordinator);
    const event = await coordinator.call(eventRoutes.create, { body: withPosting(id) });
    await coordinator.call(eventRoutes.publish, { params: { id: event.id } });
    const read = async () => (await server.visitor().call(eventRoutes.read, { params: { id: event.id } })).agenda;
    expect((await read())[1]?.posting).to.deep.equal({ noun: 'capability', id, title });
    await provider.call(capabilityRoutes.withdraw, { params: { id }, body: { version } });
    expect((await read())[1]?.posting).to.equal(null);
    // What it named before is no reason to refuse a change of something else.
    const again = { ...withPosting(id), title: '改了名的路演', version: event.version + 1 };
    await coordinator.call(eventRoutes.update, { params: { id: event.id }, body: again });
  });

  it('may be a visit: received by a verified organization, with stops in their places, without a session', async () => {
    const { organizationId } = await server.signIn('researcher');
    const { organizationId: unverified } = await server.signIn('unverified');
    const stop = { kind: 'stop' as const, title: '参观中试平台', minutes: 60, place: '高新区科创路 8 号' };
    const visit = eventOf(
      { kind: 'visit', hostOrganizationId: organizationId, agenda: [stop, { ...stop, title: '座谈' }] },
      server.clock.now(),
    );
    const codes = async (change: object) =>
      (await coordinator.refusal(eventRoutes.create, { body: { ...visit, ...change } })).errors?.map(
        ({ field, code }) => [field, code],
      );
    expect(await codes({ hostOrganizationId: null })).to.deep.equal([['hostOrganizationId', 'required']]);
    for (const id of [unverified, 'f'.repeat(24)]) {
      expect(await codes({ hostOrganizationId: id })).to.deep.equal([['hostOrganizationId', 'not_found']]);
    }
    expect(await codes({ audience: 'registered', certificatePercent: 50 })).to.deep.equal([
      ['audience', 'not_for_visits'],
      ['certificatePercent', 'not_for_visits'],
    ]);
    expect(await codes({ agenda: [{ ...stop, kind: 'pitch' }] })).to.deep.equal([['agenda.0.kind', 'not_for_visits']]);
    expect(await codes({ kind: 'salon' })).to.deep.equal([
      ['hostOrganizationId', 'only_for_visits'],
      ['agenda.0.kind', 'only_for_visits'],
      ['agenda.1.kind', 'only_for_visits'],
    ]);
    const { id } = await coordinator.call(eventRoutes.create, { body: visit });
    const params = { id };
    const { version } = await coordinator.call(eventRoutes.publish, { params });
    const read = await server.visitor().call(eventRoutes.read, { params });
    expect(read.hostOrganization?.id).to.equal(organizationId);
    expect(read.agenda.map(({ kind, place }) => [kind, place])).to.deep.equal([
      ['stop', stop.place],
      ['stop', stop.place],
    ]);
    expect((await company.call(eventRoutes.register, { params })).registration).to.equal('registered');
    expect(String((await company.get(`/events/${id}/calendar`)).body)).to.contain('LOCATION:高新区科创路 8 号');
    const mine = await coordinator.call(eventRoutes.read, { params });
    expect(mine.can).to.include({ watch: false, host: false, rehearse: false, edit: true });
    for (const person of [coordinator, company, server.visitor()]) {
      expect((await person.refusal(liveRoutes.ticket, { params })).code).to.equal('not_found');
    }
    const roadshow = { ...eventOf({}, server.clock.now()), version };
    const turned = await coordinator.refusal(eventRoutes.update, { params, body: roadshow });
    expect(turned.errors?.[0]).to.include({ field: 'kind', code: 'visit_for_good' });
    const { items } = await server.visitor().call(eventRoutes.list, { query: { kind: 'visit' } });
    expect(items.map((one) => one.id)).to.deep.equal([id]);
  });

  it('give their seats out once each, whoever asks at the same time, and queue the others', async () => {
    const { id } = await published({ seats: 2 });
    const params = { id };
    const people = await Promise.all(Array.from({ length: 5 }, () => server.signIn('newcomer')));
    const answers = await Promise.all(people.map((person) => person.call(eventRoutes.register, { params })));
    const states = answers.map(({ registration }) => registration);
    expect(states.filter((state) => state === 'registered')).to.have.length(2);
    expect(states.filter((state) => state === 'waiting')).to.have.length(3);

    const seated = people[states.indexOf('registered')];
    if (!seated) throw new Error('somebody has a seat');
    await seated.call(eventRoutes.unregister, { params });
    await server.settled();
    const { items } = await coordinator.call(eventRoutes.registrations, { params, query: { state: 'registered' } });
    expect(items).to.have.length(2);
    expect(items.map(({ email }) => email)).to.not.include(seated.email);
    const promoted = items.find(({ email }) => states[people.findIndex((one) => one.email === email)] === 'waiting');
    expect((await lastMailTo(promoted?.email ?? '')).subject).to.contain('席位');
    expect((await company.refusal(eventRoutes.registrations, { params, query: {} })).code).to.equal('forbidden');
  });

  it('that ask for approval let people in by the center’s decision', async () => {
    const { id } = await published({ admission: 'approval', audience: 'registered' });
    const params = { id };
    const person = await server.signIn('newcomer');
    expect((await server.visitor().refusal(liveRoutes.ticket, { params })).code).to.equal('registration_required');
    expect((await person.call(eventRoutes.register, { params })).registration).to.equal('requested');
    expect((await person.refusal(liveRoutes.ticket, { params })).code).to.equal('registration_required');
    const { items } = await coordinator.call(eventRoutes.registrations, { params, query: {} });
    const decision = { params: { id, registrationId: items[0]?.id ?? '' }, body: { decision: 'accept' as const } };
    expect((await person.refusal(eventRoutes.decideRegistration, decision)).code).to.equal('forbidden');
    await coordinator.call(eventRoutes.decideRegistration, decision);
    expect((await coordinator.refusal(eventRoutes.decideRegistration, decision)).code).to.equal('not_in_this_state');
    expect((await person.call(liveRoutes.ticket, { params })).role).to.equal('viewer');
  });

  it('come as a calendar file, and tell who registered when they are called off', async () => {
    const { id, title } = await published();
    const params = { id };
    const { headers, body } = await server.visitor().get(`/events/${id}/calendar`);
    expect(headers.get('content-type')).to.contain('text/calendar');
    expect(String(body)).to.contain(`SUMMARY:${title}`).and.contain(`UID:${id}@xietong`);
    await company.call(eventRoutes.register, { params });
    await coordinator.call(eventRoutes.cancel, { params });
    await server.settled();
    expect((await lastMailTo(company.email)).subject).to.contain('取消');
    expect((await company.refusal(eventRoutes.register, { params })).code).to.equal('not_in_this_state');
    const { items } = await server.visitor().call(eventRoutes.list, { query: { limit: 100 } });
    expect(items.map((event) => event.id)).to.not.include(id);
  });

  it('are read alike by the rule, by the filter, and by the route', async () => {
    const draft = await coordinator.call(eventRoutes.create, { body: eventOf({}, server.clock.now()) });
    const open = await published();
    const gone = await published();
    await coordinator.call(eventRoutes.cancel, { params: { id: gone.id } });
    const readers = [
      { person: coordinator, userId: coordinator.id },
      { person: company, userId: company.id },
      { person: server.visitor(), userId: null },
    ];
    for (const { person, userId } of readers) {
      const actor = (userId && (await loadActor({ userId, epoch: 1 }))) || visitor('zh-CN');
      for (const { id } of [draft, open, gone]) {
        const record = await events.findById(id).lean<EventRecord>();
        if (!record) throw new Error('it was just made');
        const may = mayReadEvent(actor, record);
        const filtered = await events.exists({ $and: [{ _id: id }, readableEvents(actor)] });
        expect(filtered !== null).to.equal(may);
        expect((await person.get(`/events/${id}`)).status).to.equal(may ? 200 : 404);
      }
    }
  });
});
