import { z } from 'zod';
import { idParams, idSchema } from '#shared/contract/id.ts';
import { routeTable } from '#shared/contract/route.ts';
import { reasonSchema } from '#shared/interests/schema.ts';
import { COORDINATOR_MODES, dealSchema } from './schema.ts';

const ACT_PROBLEMS = ['not_found', 'forbidden', 'not_in_this_state'] as const;

/** Who else takes part in a deal: the center by the consent of all, and further providers. Part of its table. */
export const partyRoutes = routeTable({
  askCoordinator: {
    method: 'POST',
    path: '/deals/{id}/coordinator',
    summary: 'Ask the center in, reading along or speaking; every party has to agree',
    access: 'user',
    rate: 'write',
    params: idParams,
    body: z.strictObject({ mode: z.enum(COORDINATOR_MODES) }),
    reply: dealSchema,
    problems: ACT_PROBLEMS,
  },
  agreeToCoordinator: {
    method: 'POST',
    path: '/deals/{id}/coordinator/consent',
    summary: 'Agree that the center takes part',
    access: 'user',
    rate: 'write',
    params: idParams,
    reply: dealSchema,
    problems: ACT_PROBLEMS,
  },
  endCoordinator: {
    method: 'DELETE',
    path: '/deals/{id}/coordinator',
    summary: 'Refuse the center, or let it take part no longer; any party may',
    access: 'user',
    rate: 'write',
    params: idParams,
    reply: dealSchema,
    problems: ACT_PROBLEMS,
  },
  invite: {
    method: 'POST',
    path: '/deals/{id}/parties',
    summary: 'Ask the organization behind a capability to join as a further provider',
    access: 'user',
    rate: 'write',
    params: idParams,
    body: z.strictObject({ capabilityId: idSchema }),
    reply: dealSchema,
    status: 201,
    problems: [...ACT_PROBLEMS, 'already_member'],
  },
  join: {
    method: 'POST',
    path: '/deals/{id}/parties/joining',
    summary: 'Join a deal my organization was asked into; what was said before stays closed',
    access: 'user',
    rate: 'write',
    params: idParams,
    reply: dealSchema,
    problems: ACT_PROBLEMS,
  },
  declineInvitation: {
    method: 'POST',
    path: '/deals/{id}/parties/refusal',
    summary: 'Say no to a deal my organization was asked into, with a reason that the parties learn',
    access: 'user',
    rate: 'write',
    params: idParams,
    body: reasonSchema,
    problems: ACT_PROBLEMS,
  },
  uninvite: {
    method: 'DELETE',
    path: '/deals/{id}/parties/{organizationId}',
    summary: 'Take back that an organization was asked to join, while it has not answered',
    access: 'user',
    rate: 'write',
    params: z.strictObject({ id: idSchema, organizationId: idSchema }),
    reply: dealSchema,
    problems: ACT_PROBLEMS,
  },
});
