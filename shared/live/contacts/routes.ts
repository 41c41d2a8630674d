import { z } from 'zod';
import { idParams, idSchema } from '#shared/contract/id.ts';
import { routeTable } from '#shared/contract/route.ts';
import { contactSchema, proposalSchema } from './schema.ts';

/** An investor's interest in the project of a segment. */
const contactParams = z.strictObject({ id: idSchema, segmentId: idSchema, investorId: idSchema });

const PATH = '/sessions/{id}/contacts/{segmentId}/{investorId}';

export const contactRoutes = routeTable({
  list: {
    method: 'GET',
    path: '/sessions/{id}/contacts',
    summary: 'Interests that investors let the company see, and how far each has come: one’s own, or for hosts all',
    access: 'user',
    params: idParams,
    reply: z.object({ items: z.array(contactSchema) }),
    problems: ['not_found', 'registration_required', 'agreement_required'],
  },
  answer: {
    method: 'POST',
    path: `${PATH}/answer`,
    summary: 'The company agrees to be in contact, or declines; agreeing shows each the other’s address',
    access: 'user',
    rate: 'write',
    params: contactParams,
    body: z.strictObject({ agrees: z.boolean() }),
    reply: contactSchema,
    problems: ['not_found', 'forbidden', 'not_in_this_state'],
  },
  propose: {
    method: 'POST',
    path: `${PATH}/proposal`,
    summary: 'Propose times within the next seven days; either side, also in the place of earlier ones',
    access: 'user',
    rate: 'write',
    params: contactParams,
    body: proposalSchema,
    reply: contactSchema,
    problems: ['not_found', 'forbidden', 'not_in_this_state'],
  },
  choose: {
    method: 'POST',
    path: `${PATH}/choice`,
    summary: 'Take one of the times that the other side proposed',
    access: 'user',
    rate: 'write',
    params: contactParams,
    body: z.strictObject({ slotId: idSchema }),
    reply: contactSchema,
    problems: ['not_found', 'forbidden', 'not_in_this_state'],
  },
  finish: {
    method: 'POST',
    path: `${PATH}/conclusion`,
    summary: 'Say that the meeting took place, or end the contact; either side',
    access: 'user',
    rate: 'write',
    params: contactParams,
    body: z.strictObject({ act: z.enum(['finish', 'end']) }),
    reply: contactSchema,
    problems: ['not_found', 'forbidden', 'not_in_this_state'],
  },
  calendar: {
    method: 'GET',
    path: `${PATH}/calendar`,
    summary: 'The scheduled meeting as an iCalendar file, for its two sides',
    access: 'user',
    carries: 'download',
    params: contactParams,
    problems: ['not_found', 'forbidden', 'not_in_this_state'],
  },
});
