// The reading rule exists three times: as a predicate, as a MongoDB filter and as what the search index holds. Here all three
// are asked about every kind of reader and every state.
import { expect } from 'chai';
import { loadActor } from '#server/features/organizations/actor.ts';
import { type OrganizationRecord, organizations } from '#server/features/organizations/model.ts';
import { isSearchable, mayRead, readableFilter, SEARCHABLE_FILTER } from '#server/features/organizations/policy.ts';
import { ORGANIZATION_INDEX } from '#server/features/organizations/search.ts';
import { type Actor, visitor } from '#server/platform/auth/actor.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { type Person, useServer } from '#test/support/server.ts';

const STATES = { verified: 'enterprise', pending: 'unverified', refused: 'refused' } as const;
type State = keyof typeof STATES;

const READERS = ['visitor', 'newcomer', 'outsider', 'unverified outsider', 'member', 'owner', 'coordinator'] as const;
type Reader = (typeof READERS)[number];

const isInside = (reader: Reader) => reader === 'member' || reader === 'owner' || reader === 'coordinator';
const reads = (reader: Reader, state: State) => state === 'verified' || isInside(reader);

describe('who may read an organization', () => {
  const server = useServer();
  const owners = new Map<State, Person>();
  const members = new Map<State, Person>();
  const others = new Map<Reader, Person>();

  before(async () => {
    for (const [state, kind] of Object.entries(STATES) as [State, (typeof STATES)[State]][]) {
      const owner = await server.signIn(kind);
      owners.set(state, owner);
      members.set(state, await server.signIn('newcomer', { organizationId: owner.organizationId, role: 'member' }));
    }
    others.set('newcomer', await server.signIn('newcomer'));
    others.set('outsider', await server.signIn('enterprise'));
    others.set('unverified outsider', await server.signIn('unverified'));
    others.set('coordinator', await server.signIn('coordinator'));
    await server.settled();
  });

  const recordOf = async (state: State): Promise<OrganizationRecord> => {
    const record = await organizations.findById(owners.get(state)?.organizationId).lean<OrganizationRecord>();
    if (!record) throw new Error(`no ${state} organization`);
    return record;
  };

  const personOf = (reader: Reader, state: State): Person | undefined => {
    if (reader === 'owner') return owners.get(state);
    return reader === 'member' ? members.get(state) : others.get(reader);
  };

  const actorOf = async (reader: Reader, state: State): Promise<Actor> => {
    const person = personOf(reader, state);
    return (person && (await loadActor({ userId: person.id, epoch: 1 }))) ?? visitor('zh-CN');
  };

  for (const reader of READERS) {
    for (const state of Object.keys(STATES) as State[]) {
      const may = reads(reader, state);
      it(`${reader}: ${may ? 'reads' : 'does not find'} a ${state} one`, async () => {
        const record = await recordOf(state);
        const actor = await actorOf(reader, state);
        expect(mayRead(actor, record), 'predicate').to.equal(may);
        const filtered = await organizations.exists({ $and: [{ _id: record._id }, readableFilter(actor)] });
        expect(filtered !== null, 'filter').to.equal(may);
        const browser = personOf(reader, state) ?? server.visitor();
        const { status, body } = await browser.get(`/organizations/${record._id}`);
        expect(status, 'route').to.equal(may ? 200 : 404);
        if (!may) return;
        const shown = body as { creditCode: string | null; memberCount: number | null };
        expect(shown.creditCode !== null, 'credit code').to.equal(isInside(reader));
        expect(shown.memberCount !== null, 'member count').to.equal(isInside(reader));
      });
    }
  }

  it('the index holds what everybody reads, and nothing else', async () => {
    const { hits } = await server.search.ask((client) =>
      client.index<{ id: string }>(server.search.nameOf(ORGANIZATION_INDEX)).search('', { limit: 100 }),
    );
    const filtered = await server.search.ask((client) =>
      client
        .index<{ id: string }>(server.search.nameOf(ORGANIZATION_INDEX))
        .search('', { limit: 100, filter: SEARCHABLE_FILTER }),
    );
    const all = await organizations.find({}).lean<OrganizationRecord[]>();
    const open = all.filter(isSearchable).map((record) => record._id);
    expect(hits.map(({ id }) => id).sort()).to.deep.equal(open.sort());
    expect(filtered.hits).to.have.length(hits.length);
    for (const record of all) expect(mayRead(visitor('en'), record)).to.equal(open.includes(record._id));
  });

  it('a list shows each reader what they may read of the state they ask for', async () => {
    for (const reader of READERS) {
      for (const state of Object.keys(STATES) as State[]) {
        const browser = personOf(reader, state) ?? server.visitor();
        const { items } = await browser.call(organizationRoutes.list, { query: { verification: state, limit: 100 } });
        const ids = items.map(({ id }) => id);
        expect(ids.includes(owners.get(state)?.organizationId ?? ''), `${reader} ${state}`).to.equal(
          reads(reader, state),
        );
        expect(items.every((item) => item.verification === state)).to.equal(true);
      }
    }
  });
});
