import { Readable } from 'node:stream';
import { plugInOpenedPostings } from '#server/features/organizations/opened-postings.ts';
import { postingsOf } from '#server/features/postings/noun.ts';
import { readablePosting } from '#server/features/postings/reads.ts';
import { foundOr404 } from '#server/platform/db/record.ts';
import type { FeatureFactory } from '#server/platform/feature.ts';
import { bindRoutes } from '#server/platform/http/handler.ts';
import { withRouteRefusals } from '#server/platform/http/refusals.ts';
import { disclosureRoutes } from '#shared/disclosures/routes.ts';
import { namePerson, revokeGrant, signFor } from './granting.ts';
import { openedTo } from './model.ts';
import { currentNda } from './nda-text.ts';
import { presentGrants, readDisclosure, signedDocument } from './reading.ts';
import { plugInSealing } from './sealing.ts';

export const disclosuresFeature: FeatureFactory = ({ clock, log }) => {
  plugInOpenedPostings((asking) => openedTo(asking, clock.now()));
  plugInSealing(clock);
  return {
    name: 'disclosures',
    routes: withRouteRefusals(
      { log, area: 'disclosures' },
      bindRoutes(disclosureRoutes, {
        read: ({ actor, now, params }) => readDisclosure({ actor, now, ...params }),
        text: async ({ actor, params: { noun, id } }) => {
          await readablePosting(postingsOf(noun), actor, id);
          const { version, title, paragraphs } = currentNda();
          return { version, title, paragraphs: [...paragraphs] };
        },
        sign: async ({ actor, now, params, body, address }) => {
          await signFor({ actor, now, ...params, ...body, address });
          return { opened: true as const };
        },
        document: async ({ actor, now, params }) => {
          const { bytes, name } = await signedDocument({ actor, now, ...params });
          return {
            stream: Readable.from([Buffer.from(bytes)]),
            name,
            mediaType: 'application/pdf',
            sizeBytes: bytes.length,
          };
        },
        grant: async ({ actor, now, params, body: { email, until } }) => {
          const grant = await namePerson({ actor, now, ...params }, { email, until: until ? new Date(until) : null });
          return foundOr404((await presentGrants([grant]))[0]);
        },
        revoke: ({ actor, now, params: { grantId, ...posting } }) => revokeGrant({ actor, now, ...posting }, grantId),
      }),
    ),
  };
};
