import { expect } from 'chai';
import { buildNeed } from '#seeds/builders/needs.ts';
import { interestRoutes } from '#shared/interests/routes.ts';
import { publishNeed } from '#test/postings/journey.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { type Pair, publishPair, SEEKS, sendInterest } from './journey.ts';

describe('What was said', () => {
  const server = useServer();
  let pair: Pair;

  beforeEach(async () => {
    pair = await publishPair(server, await server.signIn('coordinator'));
  });

  describe('beside a match', () => {
    const standing = (who: Person, noun: 'need' | 'capability', id: string) =>
      who.call(interestRoutes.standing, { query: { noun, id } });

    it('stand with the counterpart on both sides’ cards', async () => {
      const { id } = await sendInterest(pair);
      const [mine] = (await standing(pair.seeker, 'need', pair.needId)).items;
      expect(mine).to.deep.include({
        counterpart: { noun: 'capability', id: pair.capabilityId },
        kind: 'interest',
        interestId: id,
        state: 'sent',
        isMine: true,
      });
      const [theirs] = (await standing(pair.provider, 'capability', pair.capabilityId)).items;
      expect(theirs).to.deep.include({ counterpart: { noun: 'need', id: pair.needId }, isMine: false });
      const stranger = await server.signIn('institute');
      expect((await standing(stranger, 'need', pair.needId)).items).to.deep.equal([]);
    });

    it('a match is passed over with a code that only one’s own organization reads, and taken back', async () => {
      const body = {
        posting: { noun: 'need' as const, id: pair.needId },
        counterpart: { noun: 'capability' as const, id: pair.capabilityId },
      };
      const passed = { ...body, reason: { code: 'too_early' as const } };
      await pair.seeker.call(interestRoutes.pass, { body: passed });
      await pair.seeker.call(interestRoutes.pass, { body: { ...passed, reason: { code: 'budget' as const } } });
      const { items } = await standing(pair.seeker, 'need', pair.needId);
      expect(items.map(({ kind, reason }) => [kind, reason?.code])).to.deep.equal([['pass', 'budget']]);
      expect((await standing(pair.provider, 'capability', pair.capabilityId)).items).to.deep.equal([]);
      expect((await pair.provider.refusal(interestRoutes.pass, { body: passed })).code).to.equal('forbidden');
      await pair.seeker.call(interestRoutes.undoPass, { body });
      expect((await standing(pair.seeker, 'need', pair.needId)).items).to.deep.equal([]);
      expect((await pair.seeker.refusal(interestRoutes.undoPass, { body })).code).to.equal('not_found');
    });
  });
});

describe('The interests of one organization in a day', () => {
  const server = useServer({ environment: { RATE_SCALE: '0.1' } });

  it('are limited, and one that exists already is not counted', async () => {
    const coordinator = await server.signIn('coordinator');
    const seeker = await server.signIn('enterprise');
    const provider = await server.signIn('researcher');
    const targets: string[] = [];
    for (const _ of [1, 2, 3]) {
      const content = buildNeed();
      targets.push((await publishNeed({ author: provider, coordinator, content })).id);
    }
    const send = (id: string | undefined) => seeker.post('/interests', { target: { noun: 'need', id }, seeks: SEEKS });
    const statuses: number[] = [];
    for (const id of [targets[0], targets[0], targets[1], targets[2]]) statuses.push((await send(id)).status);
    expect(statuses).to.deep.equal([201, 409, 201, 429]);
  });
});
