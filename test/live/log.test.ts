// The log under fire: two owners, answers that were lost, acts that come again; and what is left when a session is over.
import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { keepSession, leaveSession, takeSession } from '#server/features/live/log/owner.ts';
import { append, LostSession, placeOf, readLane } from '#server/features/live/log/store.ts';
import { type LogRecord, logEntries } from '#server/features/live/model.ts';
import { newId } from '#server/platform/db/record.ts';
import { liveRoutes } from '#shared/live/routes.ts';
import { useServer } from '#test/support/server.ts';
import { beginShow, newShow } from './show.ts';

describe('the log of a session', () => {
  const server = useServer();

  const said = (session: string, order: number, part: Partial<LogRecord> = {}): LogRecord => ({
    _id: placeOf(session, order),
    session,
    order,
    at: order,
    kind: 'chat.said',
    data: { name: '', organization: '', role: 'viewer', text: `第 ${order} 句` },
    by: 'somebody',
    token: 1,
    lanes: [{ lane: 'pub', seq: order }],
    ...part,
  });

  it('takes the same entries again after an answer was lost, and stores them once', async () => {
    const session = newId();
    const entries = [said(session, 1), said(session, 2), said(session, 3)];
    await append(entries.slice(0, 2));
    await append(entries);
    const stored = await readLane({ session, lane: 'pub', after: 0, upTo: 10 });
    expect(stored.map(({ order }) => order)).to.deep.equal([1, 2, 3]);
  });

  it('refuses an owner whose session is another’s by now, whatever it believes', async () => {
    const session = newId();
    expect(await takeSession(session, 'first')).to.equal(1);
    expect(await takeSession(session, 'second'), 'while the first has it').to.equal(null);
    expect(await takeSession(session, 'first'), 'the first, after a crash').to.equal(2);
    await leaveSession(session, 2);
    expect(await takeSession(session, 'second')).to.equal(3);
    expect(await keepSession(session, 2)).to.equal(false);
    await append([said(session, 1, { token: 3 })]);
    const late = await append([said(session, 1, { token: 2 })]).then(
      () => null,
      (error: unknown) => error,
    );
    expect(late).to.be.instanceOf(LostSession);
    expect(await logEntries.countDocuments({ session })).to.equal(1);
  });

  it('leaves no hole where an act turns out to be a repetition', async () => {
    const session = newId();
    const client = randomUUID();
    await append([said(session, 1, { client })]);
    const repeated = await append([said(session, 2), said(session, 3, { client }), said(session, 4)]);
    expect([...repeated].map(([order, first]) => [order, first.order])).to.deep.equal([[3, 1]]);
    const stored = await readLane({ session, lane: 'pub', after: 0, upTo: 10 });
    expect(stored.map(({ kind }) => kind)).to.deep.equal(['chat.said', 'chat.said', 'void', 'chat.said']);
  });

  it('is open as a replay once it is released, and its report escapes what a spreadsheet would run', async () => {
    const show = await newShow(server);
    const params = { id: show.event.id };
    const host = await beginShow(show);
    const investor = await server.signIn('investor', { name: '=cmd()' });
    const seat = await show.enter(investor);
    await host.act('segment.move', { id: show.pitch, act: 'start' });
    const wish = { follows: true, wantsPlan: false, wantsMeeting: false, amountWan: 300, isShared: false };
    await seat.act('intent.mark', { segmentId: show.pitch, ...wish });
    await host.act('chat.say', { text: '再见' });
    const visitor = server.visitor();
    expect((await visitor.refusal(liveRoutes.replay, { params, query: {} })).code).to.equal('not_found');
    await host.act('session.move', { act: 'end' });
    await server.settled();
    expect((await visitor.refusal(liveRoutes.replay, { params, query: {} })).code).to.equal('not_found');
    await host.act('session.move', { act: 'release' });
    await server.settled();
    const replay = await visitor.call(liveRoutes.replay, { params, query: {} });
    expect(replay.isComplete).to.equal(true);
    expect(JSON.stringify(replay)).to.contain('再见').and.not.contain('intent');

    const csv = await show.host.get(`/sessions/${params.id}/report/csv`);
    expect(String(csv.body)).to.contain("'=cmd()").and.contain('300');
    const xlsx = await show.host.get(`/sessions/${params.id}/report/xlsx`);
    expect([xlsx.status, String(xlsx.body).slice(0, 2)]).to.deep.equal([200, 'PK']);
    expect((await investor.get(`/sessions/${params.id}/report/csv`)).status).to.equal(403);
    const report = await show.host.call(liveRoutes.report, { params });
    expect(report.people).to.equal(2);
    expect(report.intents).to.have.length(1);
  });
});
