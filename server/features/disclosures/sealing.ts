// Every opening of a confidential posting is written down for its owner, before anything is shown; files carry a watermark.
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { organizationRefs } from '#server/features/organizations/reads.ts';
import { plugInSeal } from '#server/features/postings/confidential.ts';
import { userRefs } from '#server/features/users/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { Clock } from '#server/platform/clock.ts';
import { newId } from '#server/platform/db/record.ts';
import { watermarkFile } from '#server/platform/documents/pdf.ts';
import { readFile } from '#server/platform/files/file-store.ts';
import { type OpeningRecord, openings } from './model.ts';

const HOUR_MS = 3600_000;

const whoOf = async ({ userId, memberships }: Actor) => {
  const organizationId = memberships[0]?.organizationId ?? '';
  const [people, organizations] = await Promise.all([userRefs([userId ?? '']), organizationRefs([organizationId])]);
  return {
    userId: userId ?? '',
    name: people.get(userId ?? '')?.name ?? '',
    organization: organizations.get(organizationId)?.name ?? '',
  };
};

/** Plugs in what the postings do with what is confidential. */
export const plugInSealing = (clock: Clock): void => {
  const note = async (
    entry: Pick<OpeningRecord, 'postingId' | 'what' | 'outcome'>,
    who: Awaited<ReturnType<typeof whoOf>>,
  ) => {
    await openings.insertOne({ _id: newId(), at: clock.now(), ...entry, ...who } as never);
  };
  plugInSeal({
    async noteRead({ actor, posting }) {
      const at = clock.now();
      // A page that asks again is one reading: once an hour.
      const _id = `${posting._id} ${actor.userId} ${Math.floor(at.getTime() / HOUR_MS)}`;
      if (await openings.exists({ _id })) return;
      const entry = { postingId: posting._id, at, what: null, outcome: 'opened' as const, ...(await whoOf(actor)) };
      await openings.updateOne({ _id }, { $setOnInsert: entry }, { upsert: true });
    },
    async noteRefused({ actor, posting, attachment }) {
      // Visitors have no name to write down.
      if (actor.userId === null) return;
      await note({ postingId: posting._id, what: attachment.name, outcome: 'refused' }, await whoOf(actor));
    },
    async seal({ actor, posting, attachment }) {
      const who = await whoOf(actor);
      const now = clock.now().toISOString().slice(0, 16).replace('T', ' ');
      const line = `${who.name} · ${who.organization} · ${now} UTC`;
      const bytes = await watermarkFile(await buffer(readFile(attachment.id)), attachment.mediaType, line);
      await note({ postingId: posting._id, what: attachment.name, outcome: 'opened' }, who);
      return {
        stream: Readable.from([Buffer.from(bytes)]),
        name: attachment.name.replace(/\.(png|jpe?g)$/i, '.pdf'),
        mediaType: 'application/pdf',
        sizeBytes: bytes.length,
      };
    },
  });
};
