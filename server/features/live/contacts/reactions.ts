// The other side is told by mail: they are seldom both in front of the page after a session.
import { findEvent } from '#server/features/events/reads.ts';
import { userRefs } from '#server/features/users/reads.ts';
import type { Fact } from '#server/platform/db/record.ts';
import type { Reaction } from '#server/platform/facts/reaction.ts';
import type { Platform } from '#server/platform/feature.ts';

const TEMPLATES = {
  'contact.asked': 'contactAsked',
  'contact.agreed': 'contactAgreed',
  'contact.declined': 'contactDeclined',
  'contact.proposed': 'contactProposed',
  'contact.scheduled': 'contactScheduled',
  'contact.ended': 'contactEnded',
} as const;

const isKnown = (type: string): type is keyof typeof TEMPLATES => type in TEMPLATES;

export const contactReactions = ({ mailer, config }: Pick<Platform, 'mailer' | 'config'>): Reaction[] => [
  {
    name: 'live.mail-contacts',
    hears: Object.keys(TEMPLATES),
    async handle(facts: readonly Fact[]) {
      for (const fact of facts) {
        const { session, segmentId, to } = fact.data;
        const event = await findEvent(String(session));
        const [person] = (await userRefs([String(to)])).values();
        if (!event || !person || !isKnown(fact.type)) continue;
        await mailer.post({
          key: `${fact.id}:${person.id}`,
          to: person.email,
          locale: person.locale,
          template: TEMPLATES[fact.type],
          params: {
            name: person.name,
            title: event.title,
            segment: event.agenda.find(({ id }) => id === segmentId)?.title ?? '',
            link: `${config.publicUrl}/events/${event._id}`,
          },
        });
      }
    },
  },
];
