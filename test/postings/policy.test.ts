// The reading rights are written once and read three ways; here all three answer for every kind of actor, state and level.
import { expect } from 'chai';
import { buildNeed } from '#seeds/builders/needs.ts';
import { needs } from '#server/features/needs/needs.ts';
import { asQuery, asSearchFilter, type Condition, holds } from '#server/features/postings/condition.ts';
import type { PostingRecord } from '#server/features/postings/model.ts';
import {
  can,
  inside,
  mayReview,
  openByLevel,
  readDetails,
  readName,
  readTeaser,
} from '#server/features/postings/policy.ts';
import { documentOf, postingSource } from '#server/features/postings/search.ts';
import { traitsOf } from '#server/features/postings/traits.ts';
import { type Actor, visitor } from '#server/platform/auth/actor.ts';
import { insertRecord, newId } from '#server/platform/db/record.ts';
import { needContentSchema } from '#shared/needs/schema.ts';
import type { MemberRole, OrganizationType } from '#shared/organizations/schema.ts';
import { POSTING_STATUSES } from '#shared/postings/lifecycle.ts';
import { DISCLOSURES } from '#shared/postings/schema.ts';
import type { Duty } from '#shared/users/schema.ts';
import { useServer } from '#test/support/server.ts';

const OWNER = newId();
const OTHER = newId();

interface Belonging {
  organizationId: string;
  role?: MemberRole;
  isVerified?: boolean;
  type?: OrganizationType;
}

const actorWith = (duty: Duty, ...belongings: Belonging[]): Actor => ({
  userId: newId(),
  duty,
  locale: 'zh-CN',
  memberships: belongings.map((belonging) => ({ type: 'enterprise', role: 'owner', isVerified: true, ...belonging })),
});

const ACTORS: Record<string, Actor> = {
  visitor: visitor('zh-CN'),
  'somebody without an organization': actorWith('none'),
  'a member of an unverified organization': actorWith('none', { organizationId: OTHER, isVerified: false }),
  'a member of another verified organization': actorWith('none', { organizationId: OTHER }),
  'a member of the organization': actorWith('none', { organizationId: OWNER, role: 'member' }),
  'an editor of the organization': actorWith('none', { organizationId: OWNER, role: 'editor' }),
  'an owner of the organization': actorWith('none', { organizationId: OWNER }),
  'an owner while the organization is unverified': actorWith('none', { organizationId: OWNER, isVerified: false }),
  'somebody in both organizations': actorWith(
    'none',
    { organizationId: OTHER },
    { organizationId: OWNER, role: 'member' },
  ),
  // Given below, once the records exist.
  'somebody to whom some were opened': actorWith('none', { organizationId: OTHER }),
  'a coordinator': actorWith('coordinator'),
  'a coordinator who belongs to the organization': actorWith('coordinator', { organizationId: OWNER, role: 'member' }),
  'an administrator': actorWith('administrator'),
};

const RIGHTS: Record<string, (actor: Actor) => Condition> = { readTeaser, readDetails, readName, inside, openByLevel };

describe('The reading rights of postings', () => {
  const server = useServer();
  const records: PostingRecord[] = [];

  before('a posting in every state and level', async () => {
    for (const status of [...POSTING_STATUSES, 'removed'] as const) {
      for (const disclosure of DISCLOSURES) {
        for (const organizationId of [OWNER, newId()]) {
          const content = needContentSchema.parse(buildNeed({ disclosure }));
          const now = server.clock.now();
          const record = await insertRecord(
            needs.model,
            {
              _id: newId(),
              organizationId,
              authorId: newId(),
              status,
              content,
              written: { version: 1, at: now, by: newId(), changed: [], wasSubmitted: false },
              traits: traitsOf(content),
              advised: null,
              submittedAt: null,
              publishedAt: null,
              reviews: [],
              attachments: [],
              origin: null,
              isDemo: false,
            },
            { type: 'need.seeded', noun: 'need', by: null, at: now },
          );
          records.push(record);
        }
      }
    }
    const opened = ACTORS['somebody to whom some were opened'];
    const closed = records.filter(({ content }) => content.disclosure === 'L2' || content.disclosure === 'L3');
    if (opened) opened.openedPostings = closed.filter((_, index) => index % 2 === 0).map(({ _id }) => _id);
    await server.settled();
  });

  const byPredicate = (condition: Condition): string[] =>
    records.filter((record) => holds(condition, record)).map((record) => record._id);

  const byDatabase = async (condition: Condition): Promise<string[]> =>
    (await needs.model.find(asQuery(condition), { _id: 1 }).lean()).map((record) => record._id);

  const bySearch = (condition: Condition): Promise<string[]> =>
    server.search.ask(async (client) => {
      const index = client.index(server.search.nameOf('rights'));
      const { hits } = await index.search('', { filter: asSearchFilter(condition), limit: 1000 });
      return hits.map((hit) => String(hit['id']));
    });

  describe('read three ways', () => {
    before('an index of its own: the live one never holds what is not listed', async () => {
      await server.search.prepare(postingSource(needs).index, 'rights');
      await server.search.put(
        'rights',
        records.map((record) => documentOf(record, 'x')),
      );
    });

    after(() => server.search.drop('rights'));

    for (const [who, actor] of Object.entries(ACTORS)) {
      it(`are the same for ${who} as a predicate, in the database and in the search`, async () => {
        for (const [right, conditionFor] of Object.entries(RIGHTS)) {
          const condition = conditionFor(actor);
          const expected = byPredicate(condition).sort();
          expect((await byDatabase(condition)).sort(), `${right} in the database`).to.deep.equal(expected);
          expect((await bySearch(condition)).sort(), `${right} in the search`).to.deep.equal(expected);
        }
      });
    }
  });

  it('never include a removed posting', () => {
    const removed = records.filter((record) => record.status === 'removed');
    for (const actor of Object.values(ACTORS)) {
      for (const conditionFor of Object.values(RIGHTS)) {
        expect(removed.some((record) => holds(conditionFor(actor), record))).to.equal(false);
      }
    }
  });

  it('each lies within the one before: teaser, details, name', () => {
    for (const actor of Object.values(ACTORS)) {
      for (const record of records) {
        if (holds(readName(actor), record)) expect(holds(readDetails(actor), record)).to.equal(true);
        if (holds(readDetails(actor), record)) expect(holds(readTeaser(actor), record)).to.equal(true);
      }
    }
  });

  it('acting is for owners and editors of the organization, and reviewing for the center’s others', () => {
    const acts = ['edit', 'withdraw', 'renew', 'finish', 'reopen', 'remove', 'attach', 'submit'] as const;
    const writers = Object.keys(ACTORS).filter((who) => /^an (owner|editor)/.test(who));
    for (const [who, actor] of Object.entries(ACTORS)) {
      for (const record of records) {
        const abilities = can(actor, record);
        const isOwn = record.organizationId === OWNER;
        const acting = acts.some((act) => abilities[act]);
        if (acting) expect([writers.includes(who), isOwn], `${who}: ${record.status}`).to.deep.equal([true, true]);
        if (abilities.review) {
          const judges = ['a coordinator', 'an administrator', 'a coordinator who belongs to the organization'];
          expect(judges).to.include(who);
          expect(record.status).to.equal('submitted');
          if (who === 'a coordinator who belongs to the organization') expect(isOwn).to.equal(false);
        }
      }
    }
  });

  it('the center’s own postings are reviewed by its own people', () => {
    const posting = { _id: 'own', organizationId: OWNER, status: 'submitted', content: { disclosure: 'L0' } } as const;
    const own = actorWith('coordinator', { organizationId: OWNER, type: 'center' });
    const enterprise = actorWith('coordinator', { organizationId: OWNER, type: 'enterprise' });
    expect([mayReview(own, posting), mayReview(enterprise, posting)]).to.deep.equal([true, false]);
  });
});
