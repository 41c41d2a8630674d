// From an investor's interest to a meeting, and what nobody else learns of it.
import { expect } from 'chai';
import { contactRoutes } from '#shared/live/contacts/routes.ts';
import type { Client } from '#test/support/client.ts';
import { lastMailTo } from '#test/support/mails.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { beginShow, newShow, type Show } from './show.ts';

const HOUR_MS = 3600_000;
const WISH = { follows: true, wantsPlan: false, wantsMeeting: true, amountWan: 300 };

describe('the contact of an investor and a company', () => {
  const server = useServer();
  let show: Show;
  let investor: Person;
  let params: { id: string; segmentId: string; investorId: string };

  const mark = async (isShared: boolean) => {
    const seat = await show.enter(investor);
    await seat.act('intent.mark', { segmentId: show.pitch, ...WISH, isShared });
    await seat.sees(({ own }) => own.intents.some((one) => one.isShared === isShared));
    seat.close();
  };
  const listed = async (person: Client) => (await person.call(contactRoutes.list, { params: { id: params.id } })).items;
  const slot = (hours: number) => {
    const at = server.clock.now().getTime() + hours * HOUR_MS;
    return { startsAt: new Date(at).toISOString(), endsAt: new Date(at + HOUR_MS / 2).toISOString() };
  };

  before(async () => {
    show = await newShow(server);
    investor = await server.signIn('investor', { name: '钱投资' });
    params = { id: show.event.id, segmentId: show.pitch, investorId: investor.id };
    const host = await beginShow(show);
    await host.act('segment.move', { id: show.pitch, act: 'start' });
  });

  it('is there for nobody before the investor lets the company see it', async () => {
    await mark(false);
    for (const person of [investor, show.presenter, show.host]) expect(await listed(person)).to.deep.equal([]);
    const answer = { params, body: { agrees: true } };
    expect((await show.presenter.refusal(contactRoutes.answer, answer)).code).to.equal('not_found');
  });

  it('is answered by the company alone, and shows addresses only then', async () => {
    await mark(true);
    await server.settled();
    expect((await lastMailTo(show.presenter.email)).subject).to.contain('投资人');
    const [asked] = await listed(show.presenter);
    expect(asked).to.deep.include({ side: 'company', state: 'asked', email: null, amountWan: 300 });
    expect(asked?.can).to.deep.include({ answer: true, propose: false });
    const answer = { params, body: { agrees: true } };
    const proposal = { params, body: { slots: [slot(24)] } };
    expect((await investor.refusal(contactRoutes.answer, answer)).code).to.equal('forbidden');
    expect((await show.host.refusal(contactRoutes.answer, answer)).code).to.equal('forbidden');
    expect((await investor.refusal(contactRoutes.propose, proposal)).code, 'too early').to.equal('not_in_this_state');
    const agreed = await show.presenter.call(contactRoutes.answer, answer);
    expect(agreed).to.include({ state: 'agreed', email: investor.email });
    expect((await show.presenter.refusal(contactRoutes.answer, answer)).code).to.equal('not_in_this_state');
    expect((await listed(investor))[0]).to.include({ side: 'investor', email: show.presenter.email });
    expect((await listed(show.host))[0]).to.deep.include({ side: 'host', email: null });
    await server.settled();
    expect((await lastMailTo(investor.email)).subject).to.contain('同意联系');
  });

  it('comes to a meeting within the week, proposed by one side and taken by the other', async () => {
    const propose = (slots: readonly ReturnType<typeof slot>[]) =>
      investor.refusal(contactRoutes.propose, { params, body: { slots: [...slots] } });
    const codeOf = async (slots: readonly ReturnType<typeof slot>[]) => (await propose(slots)).errors?.[0]?.code;
    expect(await codeOf([slot(-1)])).to.equal('in_the_past');
    expect(await codeOf([slot(8 * 24)])).to.equal('not_within_days');
    expect(await codeOf([{ startsAt: slot(5).startsAt, endsAt: slot(4).startsAt }])).to.equal('ends_before_it_begins');
    expect(await codeOf([])).to.equal('too_small');
    const calendar = `/sessions/${params.id}/contacts/${params.segmentId}/${params.investorId}/calendar`;
    expect((await investor.get(calendar)).status).to.equal(409);

    const body = { place: '高新区 A 座 301', slots: [slot(24), slot(48)] };
    const { slots } = await investor.call(contactRoutes.propose, { params, body });
    const slotId = slots[1]?.id ?? '';
    const choose = (id: string) => ({ params, body: { slotId: id } });
    expect((await investor.refusal(contactRoutes.choose, choose(slotId))).code, 'one’s own').to.equal('forbidden');
    expect((await show.host.refusal(contactRoutes.choose, choose(slotId))).code).to.equal('forbidden');
    const unknown = await show.presenter.refusal(contactRoutes.choose, choose('a'.repeat(24)));
    expect(unknown.errors?.[0]).to.include({ field: 'slotId', code: 'not_found' });
    const answers = await Promise.allSettled([
      show.presenter.call(contactRoutes.choose, choose(slotId)),
      show.presenter.call(contactRoutes.choose, choose(slots[0]?.id ?? '')),
    ]);
    expect(
      answers.filter(({ status }) => status === 'fulfilled'),
      'of two at once',
    ).to.have.length(1);
    const [scheduled] = await listed(investor);
    expect(scheduled?.state).to.equal('scheduled');
    const file = await show.presenter.get(calendar);
    expect(String(file.body)).to.contain('METHOD:REQUEST').and.contain('高新区 A 座 301');
    expect((await show.host.get(calendar)).status).to.equal(403);
    const done = { params, body: { act: 'finish' as const } };
    expect((await show.host.refusal(contactRoutes.finish, done)).code).to.equal('forbidden');
    expect((await investor.call(contactRoutes.finish, done)).state).to.equal('done');
    expect((await investor.refusal(contactRoutes.finish, done)).code).to.equal('not_in_this_state');
  });

  it('ends when the investor takes the consent back, and is asked anew when they give it again', async () => {
    const other = await server.signIn('investor', { name: '孙投资' });
    const whose = { params: { ...params, investorId: other.id } };
    const seat = await show.enter(other);
    const company = await show.enter(show.presenter);
    const marks = (isShared: boolean, amountWan: number) =>
      seat.act('intent.mark', { segmentId: show.pitch, ...WISH, amountWan, isShared });
    const theirs = async (person: Client) => (await listed(person)).filter(({ investorId }) => investorId === other.id);
    await marks(true, 610);
    await company.sees(({ own }) => own.intents.some(({ amountWan }) => amountWan === 610));
    await show.presenter.call(contactRoutes.answer, { ...whose, body: { agrees: true } });
    await marks(false, 620);
    await company.sees(({ own }) => own.intents.every(({ userId }) => userId !== other.id));
    for (const person of [show.presenter, show.host, other]) expect(await theirs(person)).to.deep.equal([]);
    const proposal = { ...whose, body: { slots: [slot(24)] } };
    expect((await show.presenter.refusal(contactRoutes.propose, proposal)).code).to.equal('not_found');
    await server.settled();
    expect((await lastMailTo(show.presenter.email)).subject).to.contain('结束');
    await marks(false, 630);
    await marks(true, 640);
    await company.sees(({ own }) => own.intents.some(({ amountWan }) => amountWan === 640));
    expect(JSON.stringify(company.notices), 'what was marked in between')
      .to.not.contain('"amountWan":620')
      .and.not.contain('"amountWan":630');
    expect((await theirs(show.presenter))[0]).to.deep.include({ state: 'asked', email: null });
    for (const one of [seat, company]) one.close();
  });

  it('does not exist for anybody else, not even in the trail', async () => {
    const others = [
      await server.signIn('coordinator'),
      await server.signIn('investor'),
      await server.signIn('enterprise'),
    ];
    const calendar = `/sessions/${params.id}/contacts/${params.segmentId}/${params.investorId}/calendar`;
    for (const other of others) {
      expect(await listed(other)).to.deep.equal([]);
      expect((await other.refusal(contactRoutes.answer, { params, body: { agrees: false } })).code).to.equal(
        'not_found',
      );
      expect((await other.refusal(contactRoutes.propose, { params, body: { slots: [slot(9)] } })).code).to.equal(
        'not_found',
      );
      expect((await other.refusal(contactRoutes.choose, { params, body: { slotId: params.id } })).code).to.equal(
        'not_found',
      );
      expect((await other.refusal(contactRoutes.finish, { params, body: { act: 'end' } })).code).to.equal('not_found');
      expect((await other.get(calendar)).status).to.equal(404);
    }
    expect((await server.visitor().refusal(contactRoutes.list, { params: { id: params.id } })).code).to.equal(
      'sign_in_required',
    );
    const administrator = await server.signIn('administrator');
    const { body } = await administrator.get('/facts', { type: 'contact.asked' });
    expect(JSON.stringify(body)).to.contain('contact.asked').and.not.contain(investor.id);
  });
});
