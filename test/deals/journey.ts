// A deal between two sides, as tests begin with it.
import { buildNeedOf } from '#seeds/builders/needs.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { Deal } from '#shared/deals/schema.ts';
import { interestRoutes } from '#shared/interests/routes.ts';
import { type Pair, publishPair, sendInterest, twoSides } from '#test/interests/journey.ts';
import { publishNeed } from '#test/postings/journey.ts';
import type { Client } from '#test/support/client.ts';
import type { Person, Site } from '#test/support/server.ts';

export interface OpenDeal extends Pair {
  dealId: string;
  params: { id: string };
}

/** An interest that was sent and accepted. */
export const openDeal = async (
  server: Site,
  coordinator: Client,
  sides?: Pick<Pair, 'seeker' | 'provider'>,
): Promise<OpenDeal> => {
  const pair = await publishPair(server, coordinator, sides);
  const { id } = await sendInterest(pair);
  const { dealId } = await pair.provider.call(interestRoutes.accept, { params: { id } });
  if (!dealId) throw new Error('accepting opened no deal');
  return { ...pair, dealId, params: { id: dealId } };
};

/** A financing: the seeker's need, in which the provider said it is interested. */
export const openFinancing = async (
  coordinator: Client,
  { seeker, provider }: Pick<Pair, 'seeker' | 'provider'>,
): Promise<{ dealId: string; params: { id: string } }> => {
  const need = await publishNeed({ author: seeker, coordinator, content: buildNeedOf('financing') as never });
  const { id } = await provider.call(interestRoutes.send, {
    body: { target: { noun: 'need', id: need.id }, seeks: '希望看商业计划书并约一次访谈。' },
  });
  const { dealId } = await seeker.call(interestRoutes.accept, { params: { id } });
  if (!dealId) throw new Error('accepting opened no deal');
  return { dealId, params: { id: dealId } };
};

interface Cast {
  coordinator: Person;
  /** Who deals with whom, in every deal of the suite. */
  sides: Pick<Pair, 'seeker' | 'provider'>;
  deal: OpenDeal;
}

/** For a suite about one deal: its people arrive once, and before every test they have opened a new one. */
export const useDeal = (server: Site, take: (cast: Cast) => void): void => {
  let people: Omit<Cast, 'deal'>;
  before(async () => {
    people = { coordinator: await server.signIn('coordinator'), sides: await twoSides(server) };
  });
  beforeEach(async () => {
    take({ ...people, deal: await openDeal(server, people.coordinator, people.sides) });
  });
};

export const readDeal = (who: Client, { params }: OpenDeal): Promise<Deal> => who.call(dealRoutes.read, { params });

let serial = 0;
/** A message with a client id of its own. */
export const messageOf = (text: string) => {
  serial += 1;
  return { clientId: `client-id-${serial}`, text };
};

/** A contract between the two, complete. */
export const contractOf = ({ seeker, provider }: { seeker: Person; provider: Person }) => ({
  name: '低功耗甲烷传感器联合开发合同',
  type: 'development' as const,
  subject: '双方合作研制低功耗甲烷传感器样机，完成小批量试制。',
  buyerId: seeker.organizationId,
  sellerId: provider.organizationId,
  amountYuan: 1_200_000,
  technologyYuan: 1_000_000,
  signedOn: '2026-12-01',
  startsOn: '2026-12-01',
  endsOn: '2027-11-30',
  intellectualProperty: '双方共有',
  payments: [
    { label: '首付款', dueOn: '2026-12-10', amountYuan: 400_000 },
    { label: '验收款', dueOn: '2027-11-30', amountYuan: 800_000 },
  ],
  milestones: [{ title: '样机验收', dueOn: '2027-06-30', acceptance: '功耗不高于 1 mW' }],
});

export const signNda = async (who: Client, { params }: OpenDeal): Promise<Deal> => {
  const { version } = await who.call(dealRoutes.ndaText, { params });
  return who.call(dealRoutes.signNda, { params, body: { version } });
};

/** A contract over this amount, recorded and signed. */
export const signContract = async (deal: OpenDeal, amountYuan: number): Promise<OpenDeal> => {
  const { params, seeker } = deal;
  const contract = { ...contractOf(deal), amountYuan, technologyYuan: amountYuan / 2, payments: [] };
  await seeker.call(dealRoutes.recordContract, { params, body: { version: 0, contract } });
  await seeker.call(dealRoutes.move, { params, body: { from: 'talks', to: 'terms' } });
  await seeker.call(dealRoutes.move, { params, body: { from: 'terms', to: 'signed' } });
  return deal;
};
