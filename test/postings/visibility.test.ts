// One table: what each kind of reader finds of each posting, on its page, in lists, in the search, in files and over sockets.
import { expect } from 'chai';
import { buildNeed } from '#seeds/builders/needs.ts';
import { organizationOf } from '#seeds/builders/organizations.ts';
import { needs } from '#server/features/needs/needs.ts';
import { seedOrganization } from '#server/features/organizations/seeding.ts';
import { changeRecord } from '#server/platform/db/record.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import type { Need, NeedInput } from '#shared/needs/schema.ts';
import type { PostingStatus } from '#shared/postings/lifecycle.ts';
import { POSTING_STATUSES } from '#shared/postings/lifecycle.ts';
import { DISCLOSURES, type Disclosure } from '#shared/postings/schema.ts';
import { searchRoutes } from '#shared/search/routes.ts';
import type { Client } from '#test/support/client.ts';
import type { Kind, Wanted } from '#test/support/people.ts';
import { useServer } from '#test/support/server.ts';
import { publishNeed } from './journey.ts';

const READERS = [
  'visitor',
  'newcomer',
  'unverified',
  'verified',
  'member',
  'editor',
  'owner',
  'coordinator',
  'administrator',
] as const;
type Reader = (typeof READERS)[number];

const OWN: readonly Reader[] = ['member', 'editor', 'owner'];
const CENTER: readonly Reader[] = ['coordinator', 'administrator'];
const INSIDE: readonly Reader[] = [...OWN, ...CENTER];
const VERIFIED: readonly Reader[] = ['verified', ...INSIDE];

/** Who may read the details of a listed need. */
const DETAILS: Record<Disclosure, readonly Reader[]> = { L0: READERS, L1: VERIFIED, L2: INSIDE, L3: INSIDE };
/** Who may know whose it is. */
const NAME: Record<Disclosure, readonly Reader[]> = { L0: VERIFIED, L1: VERIFIED, L2: INSIDE, L3: INSIDE };
/** Whose words and filters look into the details: what is beyond L1 is in no index. */
const SEARCHED: Record<Disclosure, readonly Reader[]> = { L0: READERS, L1: VERIFIED, L2: [], L3: [] };

const readersOf = (status: PostingStatus): readonly Reader[] => {
  if (status === 'published' || status === 'in_talks') return READERS;
  return status === 'draft' ? OWN : INSIDE;
};

// Words of the details, each like no other.
const WORDS: Record<Disclosure, string> = { L0: 'kolibri', L1: 'xylophon', L2: 'mandarine', L3: 'brombeere' };
const NAME_WORD = 'Brontosaurus';

const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);

describe('What a reader sees of a need', () => {
  const server = useServer();
  const readers = new Map<Reader, Client>();
  const listed = new Map<Disclosure, Need>();
  const inState = new Map<PostingStatus, string>();
  let organizationId = '';

  const needOf = (disclosure: Disclosure): NeedInput => {
    const need = buildNeed({ title: `公开标题 ${disclosure}`, disclosure });
    return { ...need, details: { ...need.details, mainProblem: `只在细节里的词 ${WORDS[disclosure]}` } };
  };

  before('people and needs', async function () {
    this.timeout(120_000);
    const content = organizationOf({ type: 'enterprise', name: `${NAME_WORD} 仪器有限公司` });
    const now = server.clock.now();
    organizationId = await seedOrganization({ content, verification: 'verified', isDemo: false }, now);
    const kinds: Record<Exclude<Reader, 'visitor'>, [Kind, Wanted]> = {
      newcomer: ['newcomer', {}],
      unverified: ['unverified', {}],
      verified: ['researcher', {}],
      member: ['enterprise', { organizationId, role: 'member' }],
      editor: ['enterprise', { organizationId, role: 'editor' }],
      owner: ['enterprise', { organizationId }],
      coordinator: ['coordinator', {}],
      administrator: ['administrator', {}],
    };
    readers.set('visitor', server.visitor());
    for (const [reader, [kind, wanted]] of Object.entries(kinds)) {
      // The keys of the table are readers.
      readers.set(reader as Reader, await server.signIn(kind, wanted));
    }
    const [author, coordinator] = [readerOf('owner'), readerOf('coordinator')];
    for (const disclosure of DISCLOSURES) {
      const need = await publishNeed({ author, coordinator, content: needOf(disclosure) });
      await author.upload(`/needs/${need.id}/attachments`, 'picture.png', PNG);
      listed.set(disclosure, await author.call(needRoutes.read, { params: { id: need.id } }));
    }
    for (const status of POSTING_STATUSES) {
      const { id } = await publishNeed({ author, coordinator, content: needOf('L0') });
      // Every state as the database would hold it, whichever way led there.
      await changeRecord(needs.model, {
        id,
        set: { status },
        update: { $set: { 'content.title': `状态 ${status}` } },
        note: { type: 'need.moved', noun: 'need', by: null, at: now, data: { organizationId } },
      });
      inState.set(status, id);
    }
    await server.settled();
  });

  const readerOf = (reader: Reader): Client => {
    const client = readers.get(reader);
    if (!client) throw new Error(`nobody is ${reader}`);
    return client;
  };

  /** Readers for whom it is true. */
  const thoseWho = async (isTrue: (client: Client) => Promise<boolean>): Promise<Reader[]> => {
    const found: Reader[] = [];
    for (const reader of READERS) if (await isTrue(readerOf(reader))) found.push(reader);
    return found;
  };

  const idOf = (disclosure: Disclosure): string => listed.get(disclosure)?.id ?? '';

  const findsByList = (query: Record<string, string>, id: string) => async (client: Client) => {
    const { items } = await client.call(needRoutes.list, { query: { limit: 100, ...query } });
    return items.some((item) => item.id === id);
  };

  const findsBySearch = (q: string, id: string) => async (client: Client) => {
    const { needs: found } = await client.call(searchRoutes.search, { query: { q, limit: 20 } });
    return found.items.some((item) => item.id === id);
  };

  for (const disclosure of DISCLOSURES) {
    describe(`of ${disclosure}, listed`, () => {
      it('the teaser is for everyone, on its page, in the list and in the search', async () => {
        const id = idOf(disclosure);
        const onPage = await thoseWho(async (client) => (await client.get(`/needs/${id}`)).status === 200);
        expect(onPage, 'page').to.deep.equal(READERS);
        expect(await thoseWho(findsByList({}, id)), 'list').to.deep.equal(READERS);
        expect(await thoseWho(findsByList({ q: `公开标题 ${disclosure}` }, id)), 'words').to.deep.equal(READERS);
      });

      it(`the details are for ${DETAILS[disclosure].join(', ')}`, async () => {
        const id = idOf(disclosure);
        const onPage = await thoseWho(async (client) => {
          const page = await client.call(needRoutes.read, { params: { id } });
          expect(page.attachments === null, 'attachments go with the details').to.equal(page.details === null);
          expect(page.locked === null, 'what is closed says what opens it').to.equal(page.details !== null);
          return page.details !== null;
        });
        expect(onPage).to.deep.equal(DETAILS[disclosure]);
      });

      it('attached files open with the details', async () => {
        const file = listed.get(disclosure)?.attachments?.[0]?.id ?? '';
        const path = `/needs/${idOf(disclosure)}/attachments/${file}`;
        const opened = await thoseWho(async (client) => {
          const { status } = await client.get(path);
          expect(status).to.be.oneOf([200, 404]);
          return status === 200;
        });
        expect(opened).to.deep.equal(DETAILS[disclosure]);
      });

      it('words of the details are found by those whose search may look there', async () => {
        const id = idOf(disclosure);
        const word = WORDS[disclosure];
        expect(await thoseWho(findsByList({ q: word }, id)), 'list').to.deep.equal(SEARCHED[disclosure]);
        expect(await thoseWho(findsBySearch(word, id)), 'search').to.deep.equal(SEARCHED[disclosure]);
      });

      it('filters on the details and their counts tell nothing that the page hides', async () => {
        const id = idOf(disclosure);
        const query = { mode: 'joint_development' };
        expect(await thoseWho(findsByList(query, id)), 'without words').to.deep.equal(SEARCHED[disclosure]);
        const withWords = { ...query, q: `公开标题 ${disclosure}` };
        expect(await thoseWho(findsByList(withWords, id)), 'with words').to.deep.equal(SEARCHED[disclosure]);
      });

      it('whose it is, is for verified readers of the details', async () => {
        const id = idOf(disclosure);
        const onPage = await thoseWho(
          async (client) => (await client.call(needRoutes.read, { params: { id } })).organization !== null,
        );
        expect(onPage, 'page').to.deep.equal(NAME[disclosure]);
        const inList = await thoseWho(async (client) => {
          const { items } = await client.call(needRoutes.list, { query: { limit: 100 } });
          return items.find((item) => item.id === id)?.organization != null;
        });
        expect(inList, 'list').to.deep.equal(NAME[disclosure]);
        expect(await thoseWho(findsByList({ organization: organizationId }, id)), 'filter').to.deep.equal(
          NAME[disclosure],
        );
      });

      it('a search for the organization’s name finds no more than the list shows', async () => {
        const id = idOf(disclosure);
        const expected = NAME[disclosure].filter(
          (reader) => disclosure === 'L0' || SEARCHED[disclosure].includes(reader),
        );
        expect(await thoseWho(findsByList({ q: NAME_WORD }, id)), 'list').to.deep.equal(expected);
        expect(await thoseWho(findsBySearch(NAME_WORD, id)), 'search').to.deep.equal(expected);
      });

      it('contact and reviews stay with its organization and the center', async () => {
        const id = idOf(disclosure);
        const read = await thoseWho(async (client) => {
          const { contact, reviews } = await client.call(needRoutes.read, { params: { id } });
          expect(contact === null).to.equal(reviews === null);
          return contact !== null;
        });
        expect(read).to.deep.equal(INSIDE);
      });

      it('everyone may watch it over a socket', async () => {
        const watching = await thoseWho(async (client) => {
          const live = await client.connect();
          const ack = await live.ask('posting.watch', { noun: 'need', id: idOf(disclosure) });
          live.close();
          return ack.ok;
        });
        expect(watching).to.deep.equal(READERS);
      });
    });
  }

  for (const status of POSTING_STATUSES) {
    describe(`that is ${status}`, () => {
      const expected = readersOf(status);

      it(`the page is for ${expected.length === READERS.length ? 'everyone' : expected.join(', ')}`, async () => {
        const path = `/needs/${inState.get(status)}`;
        expect(await thoseWho(async (client) => (await client.get(path)).status === 200)).to.deep.equal(expected);
      });

      it('files, versions and sockets are for no more than these', async () => {
        const id = inState.get(status) ?? '';
        const watching = await thoseWho(async (client) => {
          const live = await client.connect();
          const ack = await live.ask('posting.watch', { noun: 'need', id });
          live.close();
          return ack.ok;
        });
        expect(watching, 'socket').to.deep.equal(expected);
        const versions = await thoseWho(async (client) => (await client.get(`/needs/${id}/versions`)).status === 200);
        expect(versions, 'versions').to.deep.equal(expected.filter((reader) => INSIDE.includes(reader)));
      });

      it('only what is listed is in the public list', async () => {
        const isListed = status === 'published' || status === 'in_talks';
        const found = await thoseWho(findsByList({}, inState.get(status) ?? ''));
        expect(found).to.deep.equal(isListed ? READERS : []);
      });

      it('“mine” shows it to its organization, and to nobody else', async () => {
        const id = inState.get(status) ?? '';
        const found = await thoseWho(async (client) => {
          const { body } = await client.get('/needs', { scope: 'mine', status, limit: 100 });
          // A page of cards, or the problem that a visitor gets.
          return ((body as { items?: { id: string }[] }).items ?? []).some((item) => item.id === id);
        });
        expect(found).to.deep.equal(OWN);
      });
    });
  }
});
