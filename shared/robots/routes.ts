import { z } from 'zod';
import { idParams, idSchema } from '#shared/contract/id.ts';
import { routeTable } from '#shared/contract/route.ts';
import { robotChangeSchema, robotInputSchema, robotSchema, robotTestSchema } from './schema.ts';

export const robotRoutes = routeTable({
  list: {
    method: 'GET',
    path: '/robots',
    summary: "The group robots of an organization, for its owners; without one the center's, for the center's people",
    access: 'user',
    query: z.strictObject({ organization: idSchema.optional() }),
    reply: z.object({ items: z.array(robotSchema) }),
    problems: ['not_found', 'forbidden'],
  },
  add: {
    method: 'POST',
    path: '/robots',
    summary: 'Add a group robot of DingTalk, WeCom or Feishu by the address of its webhook',
    access: 'user',
    body: robotInputSchema,
    reply: robotSchema,
    status: 201,
    problems: ['not_found', 'forbidden', 'already_exists', 'too_many_requests'],
  },
  change: {
    method: 'PATCH',
    path: '/robots/{id}',
    summary: 'Change what a robot is told, switch it on or off, or give it a new address or key',
    access: 'user',
    params: idParams,
    body: robotChangeSchema,
    reply: robotSchema,
    problems: ['not_found', 'already_exists'],
  },
  remove: {
    method: 'DELETE',
    path: '/robots/{id}',
    summary: 'Remove a robot with its secrets; what still waits for it is not sent',
    access: 'user',
    rate: 'write',
    params: idParams,
    problems: ['not_found'],
  },
  test: {
    method: 'POST',
    path: '/robots/{id}/test',
    summary: 'Send a test message now and say what became of it',
    access: 'user',
    rate: 'secret',
    params: idParams,
    reply: robotTestSchema,
    problems: ['not_found', 'too_many_requests'],
  },
  retry: {
    method: 'POST',
    path: '/robots/{id}/retry',
    summary: 'Give the messages that were given up another try',
    access: 'user',
    rate: 'write',
    params: idParams,
    reply: z.object({ count: z.number().int() }),
    problems: ['not_found'],
  },
});
