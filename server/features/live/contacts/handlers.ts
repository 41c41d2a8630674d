import { Readable } from 'node:stream';
import { type BoundRoute, bindRoutes } from '#server/platform/http/handler.ts';
import { contactRoutes } from '#shared/live/contacts/routes.ts';
import { answerContact, chooseSlot, concludeContact, contactCalendar, listContacts, proposeSlots } from './contacts.ts';

interface Called {
  actor: Parameters<typeof listContacts>[0];
  params: { id: string; segmentId: string; investorId: string };
  now: Date;
}

const commandOf = ({ actor, params: { id, segmentId, investorId }, now }: Called) => ({
  actor,
  session: id,
  segmentId,
  investorId,
  now,
});

export const contactHandlers = (publicUrl: string): BoundRoute[] =>
  bindRoutes(contactRoutes, {
    list: async ({ actor, params }) => ({ items: await listContacts(actor, params.id) }),

    answer: (call) => answerContact(commandOf(call), call.body.agrees),

    propose: (call) => proposeSlots(commandOf(call), call.body),

    choose: (call) => chooseSlot(commandOf(call), call.body.slotId),

    finish: (call) => concludeContact(commandOf(call), call.body.act),

    calendar: async (call) => {
      const { text, name } = await contactCalendar(commandOf(call), publicUrl);
      const content = Buffer.from(text);
      return {
        stream: Readable.from([content]),
        name,
        mediaType: 'text/calendar; charset=utf-8',
        sizeBytes: content.length,
      };
    },
  });
