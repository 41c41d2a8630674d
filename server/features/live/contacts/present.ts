import type { EventRecord } from '#server/features/events/reads.ts';
import { userRefs } from '#server/features/users/reads.ts';
import { transition } from '#shared/contract/lifecycle.ts';
import { type Contact, type ContactAct, type ContactState, contactLifecycle } from '#shared/live/contacts/schema.ts';
import { companyOf, type Interest } from './interests.ts';
import type { ContactRecord } from './model.ts';

export interface Known {
  interest: Interest;
  side: Contact['side'];
  /** Null while nobody has done anything about it. */
  record: ContactRecord | null;
}

// Both have agreed, and neither has ended it before it came to a meeting.
const IN_CONTACT: readonly ContactState[] = ['agreed', 'proposed', 'scheduled', 'done'];

export const presentContacts = async (event: EventRecord, known: readonly Known[]): Promise<Contact[]> => {
  const people = await userRefs(
    known.flatMap(({ interest }) => [interest.userId, companyOf(event, interest.segmentId) ?? '']),
  );
  return known.map(({ interest, side, record }) => {
    const segment = event.agenda.find(({ id }) => id === interest.segmentId);
    const state = record?.state ?? 'asked';
    const other = side === 'company' ? interest.userId : (segment?.presenterId ?? '');
    const takesPart = side !== 'host';
    const may = (act: ContactAct) => takesPart && transition(contactLifecycle, state, act) !== null;
    const isProposer = (side === 'investor' ? interest.userId : segment?.presenterId) === record?.proposedBy;
    return {
      segmentId: interest.segmentId,
      segment: segment?.title ?? '',
      investorId: interest.userId,
      side,
      investor: { name: interest.name, organization: interest.organization },
      company: segment?.speaker || segment?.title || '',
      email: takesPart && IN_CONTACT.includes(state) ? (people.get(other)?.email ?? null) : null,
      wantsPlan: interest.wantsPlan,
      wantsMeeting: interest.wantsMeeting,
      amountWan: interest.amountWan,
      state,
      place: record?.place ?? '',
      slots: (record?.slots ?? []).map(({ id, startsAt, endsAt }) => ({
        id,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
      })),
      chosenSlotId: record?.chosenSlotId ?? null,
      can: {
        answer: side === 'company' && may('agree'),
        propose: may('propose'),
        choose: may('choose') && !isProposer,
        finish: may('finish'),
        end: may('end'),
      },
    };
  });
};
