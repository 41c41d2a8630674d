import { expect } from 'chai';
import { messages } from '#server/features/deals/model.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import { messageSchema } from '#shared/deals/schema.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { messageOf, type OpenDeal, useDeal } from './journey.ts';

const MINUTE_MS = 60_000;

describe('The messages of a deal', () => {
  const server = useServer();
  let deal: OpenDeal;

  useDeal(server, (cast) => {
    ({ deal } = cast);
  });

  const post = (who: Person, text: string) => who.call(dealRoutes.post, { params: deal.params, body: messageOf(text) });
  const list = (who: Person, query: Record<string, unknown> = {}) =>
    who.call(dealRoutes.messages, { params: deal.params, query });
  const texts = async (who: Person, query: Record<string, unknown> = {}) =>
    (await list(who, query)).items.map(({ text }) => text);
  const unread = async (who: Person) => {
    const { items } = await who.call(dealRoutes.list, { query: {} });
    return items.find(({ id }) => id === deal.dealId)?.unread;
  };

  it('reach the other side over its socket once they are stored, and are acknowledged', async () => {
    const [one, other] = [await deal.seeker.connect(), await deal.provider.connect()];
    await other.request('deal.watch', { id: deal.dealId });
    const sent = messageSchema.parse(
      await one.request('deal.post', { id: deal.dealId, ...messageOf('样品什么时候能到？') }),
    );
    expect(await messages.exists({ _id: sent.id })).to.not.equal(null);
    expect(await other.hear('deal.message')).to.deep.include({
      id: sent.id,
      text: '样品什么时候能到？',
      byName: '程采购',
    });
    expect(await texts(deal.provider)).to.deep.equal(['样品什么时候能到？']);
  });

  it('sent again with the same client id, over either way, are there once', async () => {
    const live = await deal.seeker.connect();
    const message = messageOf('只说一次');
    const [one, other] = await Promise.all([
      live.request('deal.post', { id: deal.dealId, ...message }),
      deal.seeker.call(dealRoutes.post, { params: deal.params, body: message }),
    ]);
    expect(messageSchema.parse(one).id).to.equal(other.id);
    expect(await texts(deal.provider)).to.deep.equal(['只说一次']);
  });

  it('are still there, in order and once, after the server was started anew in the middle of a talk', async () => {
    const sent = ['一', '二', '三'];
    for (const text of sent) await post(deal.seeker, text);
    await server.restart();
    await post(deal.provider, '四');
    expect(await texts(deal.seeker)).to.deep.equal([...sent, '四']);
  });

  it('that came while one was away are among those changed since one last heard, edits too', async () => {
    const first = await post(deal.seeker, '第一条');
    const { items } = await list(deal.provider);
    server.clock.advance(MINUTE_MS);
    await post(deal.seeker, '第二条');
    const params = { ...deal.params, messageId: first.id };
    await deal.seeker.call(dealRoutes.editMessage, { params, body: { text: '第一条（更正）' } });
    const since = items.at(-1)?.changedAt ?? '';
    expect(await texts(deal.provider, { since })).to.deep.equal(['第一条（更正）', '第二条']);
  });

  it('are changed and taken back by their author within a quarter of an hour, and by nobody else', async () => {
    const { id } = await post(deal.seeker, '报价八十万');
    const params = { ...deal.params, messageId: id };
    const live = await deal.provider.connect();
    await live.request('deal.watch', { id: deal.dealId });
    const edited = await deal.seeker.call(dealRoutes.editMessage, { params, body: { text: '报价七十八万' } });
    expect(edited).to.include({ text: '报价七十八万', isEdited: true });
    await live.hear('deal.message', (body) => messageSchema.parse(body).isEdited);
    const others = await deal.provider.refusal(dealRoutes.editMessage, { params, body: { text: '报价一万' } });
    expect(others.code).to.equal('forbidden');
    await deal.seeker.call(dealRoutes.removeMessage, { params });
    const [removed] = (await list(deal.provider)).items;
    expect(removed).to.include({ id, text: '', isRemoved: true });
    const late = await post(deal.seeker, '晚了');
    server.clock.advance(16 * MINUTE_MS);
    const tooLate = { ...deal.params, messageId: late.id };
    expect(
      (await deal.seeker.refusal(dealRoutes.editMessage, { params: tooLate, body: { text: '改' } })).code,
    ).to.equal('not_in_this_state');
    expect((await deal.seeker.refusal(dealRoutes.removeMessage, { params: tooLate })).code).to.equal(
      'not_in_this_state',
    );
    const unknown = { ...deal.params, messageId: 'f'.repeat(24) };
    expect((await deal.seeker.refusal(dealRoutes.removeMessage, { params: unknown })).code).to.equal('not_found');
  });

  it('of others are unread until they are read, on every device at once', async () => {
    await post(deal.seeker, '在吗');
    await post(deal.seeker, '请看附件');
    expect([await unread(deal.provider), await unread(deal.seeker)]).to.deep.equal([2, 0]);
    const [phone, desk] = [await deal.provider.connect(), await deal.provider.connect()];
    await phone.request('deal.read', { id: deal.dealId });
    expect(await desk.hear('deal.read')).to.deep.equal({ id: deal.dealId });
    expect(await unread(deal.provider)).to.equal(0);
  });

  it('are found by a word in them, whatever signs it has, and read page by page', async () => {
    for (const text of ['功耗 0.8 mW (实测)', '交期六周', '功耗已确认']) await post(deal.seeker, text);
    expect(await texts(deal.provider, { q: '功耗' })).to.deep.equal(['功耗 0.8 mW (实测)', '功耗已确认']);
    expect(await texts(deal.provider, { q: '(实测)' })).to.deep.equal(['功耗 0.8 mW (实测)']);
    expect(await texts(deal.provider, { q: '.*' })).to.deep.equal([]);
    const last = await list(deal.provider, { limit: 2 });
    expect([last.items.length, last.hasEarlier]).to.deep.equal([2, true]);
    const before = last.items[0]?.id;
    expect(await texts(deal.provider, { limit: 2, before })).to.deep.equal(['功耗 0.8 mW (实测)']);
  });

  it('say who is typing', async () => {
    const [one, other] = [await deal.seeker.connect(), await deal.provider.connect()];
    await other.request('deal.watch', { id: deal.dealId });
    await one.request('deal.typing', { id: deal.dealId });
    expect(await other.hear('deal.typing')).to.deep.equal({ id: deal.dealId, userId: deal.seeker.id, name: '程采购' });
  });

  it('need words or a file of this deal', async () => {
    const empty = await deal.seeker.refusal(dealRoutes.post, { params: deal.params, body: messageOf('  ') });
    expect(empty.errors?.[0]).to.include({ field: 'text', code: 'required' });
    const guessed = await deal.seeker.refusal(dealRoutes.post, {
      params: deal.params,
      body: { ...messageOf(''), fileIds: ['f'.repeat(24)] },
    });
    expect(guessed.errors?.[0]).to.include({ field: 'fileIds', code: 'not_found' });
    const live = await deal.seeker.connect();
    expect((await live.refusal('deal.post', { id: deal.dealId, clientId: 'x', text: '短号' })).code).to.equal(
      'invalid_input',
    );
  });
});
