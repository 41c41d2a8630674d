import { expect } from 'chai';
import { buildNeed } from '#seeds/builders/needs.ts';
import { storedFacts } from '#server/platform/facts/store.ts';
import type { Reply } from '#test/support/client.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { draftNeed, GOOD_SCORES, publishNeed, submitNeed } from './journey.ts';

const MANY = Array.from({ length: 8 }, (_, index) => index);

const statuses = (replies: Reply[]): number[] => replies.map((reply) => reply.status).sort();

const codes = (replies: Reply[]): unknown[] => [
  // Every refusal is a problem with a code.
  ...new Set(replies.filter(({ status }) => status >= 400).map(({ body }) => (body as { code: string }).code)),
];

describe('Two at once', () => {
  const server = useServer();
  let author: Person;
  let coordinator: Person;

  before(async () => {
    author = await server.signIn('enterprise');
    coordinator = await server.signIn('coordinator');
  });

  const factsOf = async (id: string, type: string): Promise<number> => {
    await server.settled();
    return storedFacts.countDocuments({ recordId: id, type });
  };

  it('of several edits of one version exactly one wins, the others see the winner’s text', async () => {
    const { id, version } = await draftNeed(author);
    const replies = await Promise.all(
      MANY.map((index) => author.put(`/needs/${id}`, { version, content: buildNeed({ title: `第 ${index} 个标题` }) })),
    );
    expect(statuses(replies)).to.deep.equal([200, ...MANY.slice(1).map(() => 409)]);
    expect(codes(replies)).to.deep.equal(['stale_version']);
    const winner = replies.find((reply) => reply.status === 200)?.body as { title: string };
    for (const reply of replies.filter(({ status }) => status === 409)) {
      expect((reply.body as { current: unknown }).current).to.deep.include({ title: winner.title });
    }
    expect(await factsOf(id, 'need.edited')).to.equal(1);
    const { body } = await author.get(`/needs/${id}/versions`);
    expect((body as { items: unknown[] }).items).to.have.length(2);
  });

  it('a need is submitted once', async () => {
    const { id } = await draftNeed(author);
    const replies = await Promise.all(MANY.map(() => author.post(`/needs/${id}/submit`, {})));
    expect(statuses(replies)).to.deep.equal([200, ...MANY.slice(1).map(() => 409)]);
    expect(codes(replies)).to.deep.equal(['not_in_this_state']);
    expect(await factsOf(id, 'need.submitted')).to.equal(1);
  });

  it('a need is reviewed once', async () => {
    const { id, version } = await submitNeed(author);
    const other = await server.signIn('coordinator');
    const replies = await Promise.all(
      MANY.map((index) =>
        (index % 2 ? coordinator : other).post(`/needs/${id}/review`, { version, scores: GOOD_SCORES }),
      ),
    );
    expect(statuses(replies)).to.deep.equal([200, ...MANY.slice(1).map(() => 409)]);
    expect(codes(replies)).to.deep.equal(['not_in_this_state']);
    expect(await factsOf(id, 'need.published')).to.equal(1);
  });

  it('an edit and a withdrawal of one version do not both happen', async () => {
    const { id, version } = await publishNeed({ author, coordinator });
    const replies = await Promise.all([
      author.put(`/needs/${id}`, { version, content: buildNeed({ title: '最后的改动' }) }),
      author.post(`/needs/${id}/withdrawal`, { version }),
    ]);
    expect(statuses(replies)).to.deep.equal([200, 409]);
  });

  it('a draft is removed or submitted, not both', async () => {
    const { id } = await draftNeed(author);
    const [removed, submitted] = await Promise.all([
      author.delete(`/needs/${id}`),
      author.post(`/needs/${id}/submit`, {}),
    ]);
    expect([removed.status < 300, submitted.status < 300].filter(Boolean)).to.have.length(1);
  });
});
