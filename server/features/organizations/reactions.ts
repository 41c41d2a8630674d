// What follows from what happened to organizations: mails, notices, and connections that belong in other rooms now.
import type { Fact } from '#server/platform/db/record.ts';
import type { Reaction } from '#server/platform/facts/reaction.ts';
import type { Platform } from '#server/platform/feature.ts';
import { rooms } from '#server/platform/realtime/realtime.ts';
import { postingSocket } from '#shared/postings/socket.ts';
import { type Happening, organizationMails, subjectOf } from './mails.ts';
import { type OrganizationRecord, organizations } from './model.ts';

const each = (handle: (about: Happening) => Promise<void>) => async (facts: readonly Fact[]) => {
  for (const fact of facts) {
    const organization = await organizations.findById(fact.recordId).lean<OrganizationRecord>();
    if (organization) await handle({ organization, fact });
  }
};

export const organizationReactions = (platform: Platform): Reaction[] => {
  const mails = organizationMails(platform);
  return [
    { name: 'organizations.mail-verified', hears: ['organization.verified'], handle: each(mails.verified) },
    { name: 'organizations.mail-refused', hears: ['organization.refused'], handle: each(mails.refused) },
    { name: 'organizations.mail-invitation', hears: ['invitation.made'], handle: each(mails.invitation) },
    { name: 'organizations.mail-join-requested', hears: ['join.requested'], handle: each(mails.joinRequested) },
    { name: 'organizations.mail-join-declined', hears: ['join.declined'], handle: each(mails.joinDeclined) },
    {
      name: 'organizations.mail-join-accepted',
      hears: ['member.joined'],
      handle: each(async (about) => {
        if (about.fact.data['through'] === 'request') await mails.joinAccepted(about);
      }),
    },
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
        for (const fact of facts) platform.disconnect(subjectOf(fact));
      },
    },
  ];
};
