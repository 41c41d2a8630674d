// Two sides that have something to say to each other, as tests of interests and deals begin.
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { buildNeed } from '#seeds/builders/needs.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import { interestRoutes } from '#shared/interests/routes.ts';
import type { Interest, InterestInput } from '#shared/interests/schema.ts';
import { GOOD_SCORES, publishNeed } from '#test/postings/journey.ts';
import type { Client } from '#test/support/client.ts';
import type { Person, Site } from '#test/support/server.ts';

export const SEEKS = '希望用贵方的敏感芯片做一轮低功耗样机，先要十片样品。';

type CapabilityContent = ReturnType<typeof buildCapability>;

/** A capability that a coordinator published, as its author sees it. */
export const publishCapability = async (
  author: Client,
  coordinator: Client,
  content: CapabilityContent = buildCapability(),
) => {
  const { id } = await author.call(capabilityRoutes.create, { body: { content } });
  const { version } = await author.call(capabilityRoutes.submit, { params: { id }, body: {} });
  await coordinator.call(capabilityRoutes.review, {
    params: { id },
    body: { version, scores: GOOD_SCORES, comment: '' },
  });
  return author.call(capabilityRoutes.read, { params: { id } });
};

export interface Pair {
  /** Of an enterprise with a published need. */
  seeker: Person;
  /** Of a university with a published capability. */
  provider: Person;
  needId: string;
  capabilityId: string;
}

type Sides = Pick<Pair, 'seeker' | 'provider'>;

/** Somebody of an enterprise and somebody of a university. */
export const twoSides = async (server: Site): Promise<Sides> => ({
  seeker: await server.signIn('enterprise', { name: '程采购' }),
  provider: await server.signIn('researcher', { name: '苏老师' }),
});

/** An enterprise's need and a university's capability, both published; of new people unless told otherwise. */
export const publishPair = async (server: Site, coordinator: Client, sides?: Sides): Promise<Pair> => {
  const { seeker, provider } = sides ?? (await twoSides(server));
  const need = await publishNeed({ author: seeker, coordinator, content: buildNeed() });
  const capability = await publishCapability(provider, coordinator);
  return { seeker, provider, needId: need.id, capabilityId: capability.id };
};

/** The seeker's interest in the capability, with its need as the offer. */
export const sendInterest = (
  { seeker, needId, capabilityId }: Pair,
  given: Partial<InterestInput> = {},
): Promise<Interest> =>
  seeker.call(interestRoutes.send, {
    body: {
      target: { noun: 'capability', id: capabilityId },
      offer: { noun: 'need', id: needId },
      seeks: SEEKS,
      unclear: '长期漂移的数据',
      about: '做可燃气体报警器的企业',
      ...given,
    },
  });
