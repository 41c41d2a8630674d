import { z } from 'zod';
import { idParams, momentSchema } from '#shared/contract/id.ts';
import { flagQuery, pageOf, pageQuery } from '#shared/contract/page.ts';
import { routeTable } from '#shared/contract/route.ts';
import { lineOf } from '#shared/contract/text.ts';
import { CHANNELS, KINDS, TOPICS } from './kinds.ts';
import {
  DELIVERY_OUTCOMES,
  deliverySchema,
  notificationGroupSchema,
  notificationSettingsInputSchema,
  notificationSettingsSchema,
} from './schema.ts';

const unreadReply = z.object({ unread: z.number().int().min(0) });
const tokenParams = z.strictObject({ token: z.string().max(300) });

export const notificationRoutes = routeTable({
  list: {
    method: 'GET',
    path: '/notifications',
    summary: 'What I was told, newest first, notifications about the same thing in one group',
    access: 'user',
    query: z.strictObject({
      ...pageQuery,
      topic: z.enum(TOPICS).optional(),
      unread: flagQuery.optional(),
      since: momentSchema.optional(),
    }),
    reply: pageOf(notificationGroupSchema).extend({ unread: z.number().int().min(0) }),
  },
  visit: {
    method: 'POST',
    path: '/notifications/visit',
    summary: 'I am at my desk; answers until when I was there the time before',
    access: 'user',
    reply: z.object({ since: momentSchema.nullable() }),
  },
  unread: {
    method: 'GET',
    path: '/notifications/unread',
    summary: 'How many notifications I have not read',
    access: 'user',
    reply: unreadReply,
  },
  read: {
    method: 'POST',
    path: '/notifications/read',
    summary: 'Mark a group, or everything up to a moment, as read, on all my devices',
    access: 'user',
    body: z.union([
      z.strictObject({ group: z.string().min(1).max(200) }),
      z.strictObject({ everythingUntil: momentSchema }),
    ]),
    reply: unreadReply,
  },
  settings: {
    method: 'GET',
    path: '/notifications/settings',
    summary: 'What reaches me by which way, quiet hours and the time of the daily mail',
    access: 'user',
    reply: notificationSettingsSchema,
  },
  changeSettings: {
    method: 'PUT',
    path: '/notifications/settings',
    summary: 'Choose what reaches me by which way',
    access: 'user',
    body: notificationSettingsInputSchema,
    reply: notificationSettingsSchema,
  },
  resumeMails: {
    method: 'POST',
    path: '/notifications/settings/mails',
    summary: 'My address is right: mails that came back are sent again from now on',
    access: 'user',
    rate: 'write',
    reply: notificationSettingsSchema,
  },
  subscription: {
    method: 'GET',
    path: '/subscriptions/{token}',
    summary: 'What a link at the end of a mail would end',
    access: 'public',
    params: tokenParams,
    reply: z.object({
      /** Null: the daily mail as a whole. */
      kind: z.enum(KINDS).nullable(),
      isOn: z.boolean(),
    }),
    problems: ['token_invalid'],
  },
  unsubscribe: {
    method: 'POST',
    path: '/subscriptions/{token}/end',
    summary: 'End mails of a sort by the signed link of one of them, in one click and without signing in (RFC 8058)',
    access: 'public',
    rate: 'write',
    params: tokenParams,
    problems: ['token_invalid'],
  },
  deliveries: {
    method: 'GET',
    path: '/deliveries',
    summary: 'Every message to anybody, with what became of it',
    access: 'administrator',
    query: z.strictObject({
      ...pageQuery,
      channel: z.enum(CHANNELS).optional(),
      outcome: z.enum(DELIVERY_OUTCOMES).optional(),
      kind: z.enum(KINDS).optional(),
      to: lineOf({ max: 200 }).optional(),
    }),
    reply: pageOf(deliverySchema),
  },
  retryDelivery: {
    method: 'POST',
    path: '/deliveries/{id}/retry',
    summary: 'Give a message that was given up another try',
    access: 'administrator',
    rate: 'write',
    params: idParams,
    reply: deliverySchema,
    problems: ['not_found', 'not_in_this_state'],
  },
});
