// What follows from what happened to organizations: the invited one's mail, notices, and connections that belong in other
// rooms now. What their people are told is the notifications' business.
import type { Fact } from '#server/platform/db/record.ts';
import type { Reaction } from '#server/platform/facts/reaction.ts';
import type { Platform } from '#server/platform/feature.ts';
import { rooms } from '#server/platform/realtime/realtime.ts';
import { postingSocket } from '#shared/postings/socket.ts';
import { type Happening, mailInvitation } from './mails.ts';
import { type OrganizationRecord, organizations } from './model.ts';

const each = (handle: (about: Happening) => Promise<void>) => async (facts: readonly Fact[]) => {
  for (const fact of facts) {
    const organization = await organizations.findById(fact.recordId).lean<OrganizationRecord>();
    if (organization) await handle({ organization, fact });
  }
};

export const organizationReactions = (platform: Platform): Reaction[] => {
  return [
    { name: 'organizations.mail-invitation', hears: ['invitation.made'], handle: each(mailInvitation(platform)) },
    {
      name: 'organizations.notice',
      hears: ['organization.*', 'member.*', 'invitation.*', 'join.*'],
      batch: 100,
      async handle(facts) {
        for (const id of new Set(facts.map((fact) => fact.recordId))) {
          platform.notify(postingSocket, 'organization.changed', [rooms.organization(id), rooms.center], { id });
        }
      },
    },
    {
      // A connection joins its organizations' rooms when it is made, so it has to be made again.
      name: 'organizations.renew-connections',
      hears: ['organization.founded', 'member.joined', 'member.left', 'member.removed'],
      async handle(facts) {
        for (const { data } of facts) platform.disconnect(String(data['userId'] ?? ''));
      },
    },
  ];
};
