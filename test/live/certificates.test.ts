// Certificates of attendance: for who was there long enough, once each, checked by their code.
import { expect } from 'chai';
import { stays } from '#server/features/live/model.ts';
import { certificateRoutes } from '#shared/live/certificates/routes.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { beginShow, newShow } from './show.ts';

const MINUTE_MS = 60_000;

describe('certificates of attendance', () => {
  const server = useServer();

  /** A session of forty live minutes with a pause of twenty, and somebody who was there for some of it. */
  const held = async (certificatePercent: number | null, minutes: readonly [from: number, to: number]) => {
    const show = await newShow(server, { certificatePercent });
    const params = { id: show.event.id };
    const person = await server.signIn('investor', { name: '钱投资' });
    const host = await beginShow(show);
    const beganAt = server.clock.now().getTime();
    server.clock.advance(10 * MINUTE_MS);
    await host.act('session.move', { act: 'pause' });
    server.clock.advance(20 * MINUTE_MS);
    await host.act('session.move', { act: 'resume' });
    server.clock.advance(30 * MINUTE_MS);
    expect((await person.refusal(certificateRoutes.mine, { params })).code, 'before its end').to.equal('not_found');
    await host.act('session.move', { act: 'end' });
    await server.settled();
    const [from, to] = minutes.map((minute) => beganAt + minute * MINUTE_MS);
    await stays.insertMany([
      { _id: `${params.id}:x`, session: params.id, who: person.id, userId: person.id, from, to },
    ]);
    return { params, person, show };
  };
  const take = (person: Person, params: { id: string }) => person.call(certificateRoutes.issue, { params });

  it('are taken once by who was there for the stated share of the live time, and checked by anybody', async () => {
    // Of the forty live minutes: ten before the pause, sixteen after it.
    const { params, person } = await held(60, [0, 46]);
    const mine = await person.call(certificateRoutes.mine, { params });
    expect(mine).to.deep.include({ minutes: 26, ofMinutes: 40, askedPercent: 60, can: { issue: true } });
    // Rounded down; the acts in between took some of a minute.
    expect(mine.percent).to.be.within(63, 65);
    expect((await person.get(`/sessions/${params.id}/certificate/file`)).status).to.equal(404);
    const certificate = await take(person, params);
    expect(await take(person, params), 'taken again').to.deep.equal(certificate);
    expect(certificate).to.include({ name: '钱投资', minutes: 26, ofMinutes: 40 });
    const file = await person.get(`/sessions/${params.id}/certificate/file`);
    expect([file.status, file.headers.get('content-type')]).to.deep.equal([200, 'application/pdf']);

    const visitor = server.visitor();
    const typed = certificate.code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    for (const code of [certificate.code, typed]) {
      const { status, body } = await visitor.get(`/certificates/${encodeURIComponent(code)}`);
      expect([status, body]).to.deep.equal([200, certificate]);
    }
    expect(Object.keys(certificate).sort()).to.deep.equal(
      ['code', 'heldAt', 'issuedAt', 'minutes', 'name', 'ofMinutes', 'organization', 'title'].sort(),
    );
    for (const code of ['AAAA-BBBB-CCCC', 'not a code', 'x'.repeat(40)]) {
      expect((await visitor.get(`/certificates/${encodeURIComponent(code)}`)).status, code).to.equal(404);
    }
  });

  it('are for nobody who was there too short, was not there, or where none are given', async () => {
    const { params, person } = await held(60, [5, 45]);
    // Five before the pause, fifteen after it: half, not sixty percent.
    const mine = await person.call(certificateRoutes.mine, { params });
    expect(mine).to.deep.include({ minutes: 20, can: { issue: false } });
    expect(mine.percent).to.be.within(48, 50);
    const other = await server.signIn('enterprise');
    for (const one of [person, other]) {
      expect((await one.refusal(certificateRoutes.issue, { params })).code).to.equal('not_in_this_state');
      expect((await one.get(`/sessions/${params.id}/certificate/file`)).status).to.equal(404);
    }
    expect((await server.visitor().refusal(certificateRoutes.issue, { params })).code).to.equal('sign_in_required');
    const none = await held(null, [0, 60]);
    expect((await none.person.refusal(certificateRoutes.issue, { params: none.params })).code).to.equal(
      'not_in_this_state',
    );
  });
});
