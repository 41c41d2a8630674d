// What happens to interests, as facts say it: type and data. recordId is the interest's id, but for the two of passing over
// a match, where it is the pass's.
import { z } from 'zod';
import { idSchema, momentSchema } from '#shared/contract/id.ts';
import { postingRefSchema, reasonCodeSchema } from './schema.ts';

const about = {
  fromOrganizationId: idSchema,
  fromUserId: idSchema,
  toOrganizationId: idSchema,
  /** Who is to answer. */
  toUserId: idSchema,
  target: postingRefSchema,
  offer: postingRefSchema.nullable(),
};
const passed = { organizationId: idSchema, posting: postingRefSchema, counterpart: postingRefSchema };

export const interestFacts = {
  'interest.sent': z.object({ ...about, dueAt: momentSchema }),
  'interest.accepted': z.object({ ...about, dealId: idSchema }),
  'interest.declined': z.object({ ...about, code: reasonCodeSchema }),
  'interest.withdrawn': z.object(about),
  'interest.expired': z.object(about),
  /** By the clock (`by` null) on the last working day, or by a coordinator. */
  'interest.reminded': z.object({ ...about, dueAt: momentSchema }),
  /** The answer is late: it is on the center's supervision list now. */
  'interest.escalated': z.object({ ...about, dueAt: momentSchema }),
  'interest.handed_over': z.object({ ...about, beforeUserId: idSchema }),
  /** Who sent it has left: a colleague stands in. */
  'interest.sender_changed': z.object({ ...about, beforeUserId: idSchema }),
  /** The way is free for another interest between the two: a deal has ended. */
  'interest.released': z.object(about),
  'interest.passed': z.object({ ...passed, code: reasonCodeSchema }),
  'interest.pass_undone': z.object(passed),
} as const;

export type InterestFacts = { [Type in keyof typeof interestFacts]: z.input<(typeof interestFacts)[Type]> };
