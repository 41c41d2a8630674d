// What deals add up to: for the center alone, every figure the sum of its rows, closed deals without their names.
import { expect } from 'chai';
import { dealFigureRoutes } from '#shared/deals/figures.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { systemRoutes } from '#shared/system/routes.ts';
import { twoSides } from '#test/interests/journey.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { openDeal, signContract } from './journey.ts';

describe('The figures of deals', () => {
  const server = useServer();
  let coordinator: Person;

  before(async () => {
    coordinator = await server.signIn('coordinator');
  });

  const signDeal = async (amountYuan: number) => signContract(await openDeal(server, coordinator), amountYuan);
  const nameOf = async (who: Person) =>
    (await who.call(organizationRoutes.read, { params: { id: who.organizationId } })).name;
  const rows = async () =>
    (await coordinator.call(dealFigureRoutes.signed, { query: { pipeline: 'cooperation' } })).items;

  it('add up what was signed; a closed deal is counted without its name, an ended one not at all', async () => {
    const closed = await signDeal(1_000_000);
    const open = await signDeal(255_000);
    const ended = await signDeal(9_000_000);
    await openDeal(server, coordinator);
    await open.seeker.call(dealRoutes.askCoordinator, { params: open.params, body: { mode: 'silent' } });
    await open.provider.call(dealRoutes.agreeToCoordinator, { params: open.params });
    const reason = { code: 'timing', line: '双方另行约定' } as const;
    await ended.seeker.call(dealRoutes.close, { params: ended.params, body: { how: 'withdraw', reason } });

    const { cooperation, financing } = await coordinator.call(dealFigureRoutes.figures);
    expect(cooperation).to.deep.equal({ count: 2, amountWan: 125.5, technologyWan: 62.75 });
    expect(financing).to.deep.equal({ count: 0, amountWan: 0, technologyWan: 0 });
    const found = await rows();
    expect(found.reduce((sum, { amountWan }) => sum + amountWan, 0)).to.equal(cooperation.amountWan);
    const named = new Map(found.map(({ id, deal }) => [id, deal?.parties.length ?? null]));
    expect([named.get(open.dealId), named.get(closed.dealId)]).to.deep.equal([2, null]);

    const table = await fetch(`${server.url}/api/deal-figures/table?pipeline=cooperation`, {
      headers: { cookie: coordinator.cookie },
    });
    const bytes = Buffer.from(await table.arrayBuffer());
    expect([...bytes.subarray(0, 3)], 'a mark that Excel knows').to.deep.equal([0xef, 0xbb, 0xbf]);
    const lines = bytes.toString('utf8').trim().split('\n');
    expect(lines).to.have.length(3);
    const [shown, hidden] = await Promise.all([nameOf(open.provider), nameOf(closed.provider)]);
    expect(bytes.toString('utf8')).to.contain('25.5').and.to.contain(shown).and.not.to.contain(hidden);
  });

  it('are no business of companies and visitors', async () => {
    const company = await server.signIn('enterprise');
    const query = { pipeline: 'cooperation' } as const;
    expect((await company.refusal(dealFigureRoutes.figures)).code).to.equal('forbidden');
    expect((await company.refusal(dealFigureRoutes.signed, { query })).code).to.equal('forbidden');
    expect((await company.get('/deal-figures/table?pipeline=cooperation')).status).to.equal(403);
    expect((await server.visitor().refusal(dealFigureRoutes.figures)).code).to.equal('sign_in_required');
  });
});

describe('The figures of deals for everybody', () => {
  const server = useServer();

  it('say how many and of which kinds, and about how much only while no single amount can be read off', async () => {
    const coordinator = await server.signIn('coordinator');
    const sides = await twoSides(server);
    const visitor = server.visitor();
    const signAll = async (...amounts: number[]) => {
      for (const amountYuan of amounts) await signContract(await openDeal(server, coordinator, sides), amountYuan);
    };
    const contracts = async () => (await visitor.call(dealFigureRoutes.counted)).cooperation;
    const counted = (count: number, aboutWan: number | null) => ({
      count,
      aboutWan,
      kinds: [{ kind: 'development', count }],
    });
    expect(await contracts()).to.deep.equal({ count: 0, aboutWan: null, kinds: [] });
    await signAll(1_000_000, 255_000, 1_200_000, 470_000);
    expect(await contracts(), 'four are too few').to.deep.equal(counted(4, null));
    await signAll(312_000);
    expect(await contracts(), '323.7 in two leading figures').to.deep.equal(counted(5, 320));
    const { figures } = await visitor.call(systemRoutes.home);
    expect(figures.signed.cooperation, 'on the home page').to.deep.equal(counted(5, 320));
    await signAll(50_000_000);
    expect(await contracts(), 'one is nearly all of it').to.deep.equal(counted(6, null));
  });
});
