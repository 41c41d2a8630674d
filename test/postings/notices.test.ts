import { expect } from 'chai';
import { buildNeed } from '#seeds/builders/needs.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { draftNeed, publishNeed, submitNeed } from './journey.ts';

describe('Notices of a need', () => {
  const server = useServer();
  let author: Person;
  let coordinator: Person;

  before(async () => {
    author = await server.signIn('enterprise');
    coordinator = await server.signIn('coordinator');
  });

  const rename = async (id: string, title: string): Promise<void> => {
    const { version } = await author.call(needRoutes.read, { params: { id } });
    await author.call(needRoutes.update, { params: { id }, body: { version, content: buildNeed({ title }) } });
  };

  it('reach who watches its page, and say no more than that it changed', async () => {
    const { id } = await publishNeed({ author, coordinator });
    await server.settled();
    const live = await server.visitor().connect();
    expect(await live.request('posting.watch', { noun: 'need', id })).to.deep.equal({ watching: true });
    await rename(id, '改动一');
    expect(await live.hear('posting.changed')).to.deep.equal({ noun: 'need', id });
  });

  it('end when one stops watching', async () => {
    const { id } = await publishNeed({ author, coordinator });
    const other = await publishNeed({ author, coordinator });
    await server.settled();
    const live = await server.visitor().connect();
    await live.request('posting.watch', { noun: 'need', id });
    await live.request('posting.watch', { noun: 'need', id: other.id });
    await live.request('posting.unwatch', { noun: 'need', id });
    await rename(id, '改动二');
    await rename(other.id, '改动三');
    await live.hear('posting.changed', (body) => (body as { id: string }).id === other.id);
    await server.settled();
    expect(live.heard('posting.changed')).to.deep.equal([{ noun: 'need', id: other.id }]);
  });

  it('reach the organization’s people without watching', async () => {
    const live = await author.connect();
    const { id } = await draftNeed(author);
    expect(await live.hear('posting.changed')).to.deep.equal({ noun: 'need', id });
  });

  it('of a draft are not for strangers', async () => {
    const { id } = await draftNeed(author);
    const live = await server.visitor().connect();
    expect(await live.refusal('posting.watch', { noun: 'need', id })).to.include({ code: 'not_found' });
    expect(await live.refusal('posting.watch', { noun: 'need', id: 'x' })).to.include({ code: 'invalid_input' });
    expect(await live.refusal('posting.watch', { noun: 'thing', id })).to.include({ code: 'invalid_input' });
  });

  it('tell coordinators that the review desk changed, and nobody else', async () => {
    const desk = await coordinator.connect();
    const own = await author.connect();
    const { id } = await submitNeed(author);
    expect(await desk.hear('reviews.changed')).to.deep.equal({});
    await own.hear('posting.changed', (body) => (body as { id: string }).id === id);
    expect(own.heard('reviews.changed')).to.deep.equal([]);
  });
});
