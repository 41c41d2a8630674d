// Whoever tries what they may not in a deal is refused, and the log says so without a word of what it is about.
import { expect } from 'chai';
import { newId } from '#server/platform/db/record.ts';
import { writePdf } from '#server/platform/documents/pdf.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import { dealFileSchema } from '#shared/deals/schema.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { publishPair, sendInterest, twoSides } from '#test/interests/journey.ts';
import { DOCX } from '#test/postings/files.ts';
import { HOUR_MS } from '#test/support/clock.ts';
import { keptLog } from '#test/support/kept-log.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { messageOf, type OpenDeal, openDeal, readDeal } from './journey.ts';

const log = keptLog();

describe('A refusal in a deal is logged', () => {
  const server = useServer(log.settings);
  let coordinator: Person;
  let deal: OpenDeal;
  let fileId: string;

  before(async () => {
    coordinator = await server.signIn('coordinator');
    deal = await openDeal(server, coordinator, await twoSides(server));
    const { body } = await deal.provider.upload(`/deals/${deal.dealId}/files?level=deal`, '工艺参数.docx', DOCX);
    fileId = dealFileSchema.parse(body).id;
  });
  beforeEach(log.forget);

  const download = async (who: Person, address: string) => {
    const { status } = await fetch(`${server.url}/api/deals/${address}`, { headers: { cookie: who.cookie } });
    return status;
  };
  const FILE = 'GET /deals/{id}/files/{fileId}';

  const outsiders: [name: string, make: () => Promise<Person>][] = [
    ['a stranger', () => server.signIn('enterprise')],
    ['a coordinator without consent', async () => coordinator],
    [
      'another bidder for the same need',
      async () => {
        const other = await publishPair(server, coordinator, { ...deal, provider: await server.signIn('institute') });
        await sendInterest({ ...other, needId: deal.needId });
        return other.provider;
      },
    ],
    [
      'a member who left',
      async () => {
        const { organizationId } = deal.seeker;
        const gone = await server.signIn('enterprise', { organizationId, role: 'editor' });
        await readDeal(gone, deal);
        const params = { id: organizationId, userId: gone.id };
        await gone.call(organizationRoutes.removeMember, { params });
        return gone;
      },
    ],
  ];
  for (const [name, make] of outsiders)
    it(`of ${name}: the deal, its talk, a file and the live line`, async () => {
      const who = await make();
      const { params } = deal;
      log.forget();
      expect((await who.refusal(dealRoutes.read, { params })).code).to.equal('not_found');
      expect((await who.refusal(dealRoutes.post, { params, body: messageOf('偷听') })).code).to.equal('not_found');
      expect(await download(who, `${deal.dealId}/files/${fileId}`)).to.equal(404);
      const live = await who.connect();
      await live.refusal('deal.watch', params);
      const refused = { area: 'deals', userId: who.id, code: 'not_found' };
      expect(log.refusals()).to.deep.equal([
        { ...refused, what: 'GET /deals/{id}', about: params },
        { ...refused, what: 'POST /deals/{id}/messages', about: params },
        { ...refused, what: FILE, about: { ...params, fileId } },
        { ...refused, what: 'deal.watch', about: params },
      ]);
      expect(JSON.stringify(log.lines)).not.to.match(/偷听|工艺参数|甲烷|@/);
    });

  it('also for a guessed file address, by whom it may be', async () => {
    const guessed = newId();
    expect(await download(deal.seeker, `${deal.dealId}/files/${guessed}`)).to.equal(404);
    expect(await download(deal.seeker, `${guessed}/files/${fileId}`)).to.equal(404);
    const refused = { area: 'deals', what: FILE, userId: deal.seeker.id, code: 'not_found' };
    expect(log.refusals()).to.deep.equal([
      { ...refused, about: { id: deal.dealId, fileId: guessed } },
      { ...refused, about: { id: guessed, fileId } },
    ]);
  });

  it('also of who may no longer open a file for named people', async () => {
    const plan = Uint8Array.from(await writePdf([{ kind: 'text', text: '配方' }], { title: '配方' }));
    const { body } = await deal.provider.upload(`/deals/${deal.dealId}/files?level=L3`, '配方.pdf', plan);
    const params = { ...deal.params, fileId: dealFileSchema.parse(body).id };
    const until = new Date(server.clock.now().getTime() + HOUR_MS).toISOString();
    await deal.provider.call(dealRoutes.openFile, { params, body: { userIds: [deal.seeker.id], until } });
    const address = `${deal.dealId}/files/${params.fileId}`;
    expect(await download(deal.seeker, address)).to.equal(200);
    server.clock.advance(2 * HOUR_MS);
    expect(await download(deal.seeker, address)).to.equal(403);
    expect(log.refusals()).to.deep.equal([
      { area: 'deals', what: FILE, userId: deal.seeker.id, code: 'forbidden', about: params },
    ]);
  });
});
