// Capabilities that are listed already when a story begins. Needs have test/postings/journey.ts.
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import type { Capability, CapabilityInput } from '#shared/capabilities/schema.ts';
import { GOOD_SCORES } from '#test/postings/journey.ts';
import type { Client } from '#test/support/client.ts';

interface Offer {
  author: Client;
  coordinator: Client;
  content?: CapabilityInput;
}

/** A capability that a coordinator published. */
export const publishCapability = async ({
  author,
  coordinator,
  content = buildCapability(),
}: Offer): Promise<Capability> => {
  const { id } = await author.call(capabilityRoutes.create, { body: { content } });
  const { version } = await author.call(capabilityRoutes.submit, { params: { id }, body: {} });
  return coordinator.call(capabilityRoutes.review, { params: { id }, body: { version, scores: GOOD_SCORES } });
};
