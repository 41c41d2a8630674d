// What happens in deals, as facts say it: type and data. recordId is the deal's id, but for messages, where it is the
// message's. `userIds` are the deal's people at that moment: who may be told.
import { z } from 'zod';
import { idSchema, momentSchema } from '#shared/contract/id.ts';
import { reasonCodeSchema } from '#shared/interests/schema.ts';
import { DEAL_STAGES, DEAL_STATES, PIPELINES } from './pipeline.ts';

const about = { dealId: idSchema, organizationIds: z.array(idSchema), userIds: z.array(idSchema) };
const meeting = { ...about, meetingId: idSchema };
const task = { ...about, taskId: idSchema, ownerId: idSchema.nullable(), dueDay: z.iso.date().nullable() };

export const dealFacts = {
  'deal.opened': z.object({ ...about, pipeline: z.enum(PIPELINES), interestId: idSchema }),
  'deal.stage_changed': z.object({ ...about, from: z.enum(DEAL_STAGES), to: z.enum(DEAL_STAGES) }),
  'deal.stalled': z.object({ ...about, reason: z.string() }),
  'deal.resumed': z.object(about),
  /** `state` says how: declined with a code, withdrawn or completed. */
  'deal.closed': z.object({
    ...about,
    interestId: idSchema,
    state: z.enum(DEAL_STATES),
    code: reasonCodeSchema.nullable(),
  }),
  'deal.reopened': z.object({ ...about, interestId: idSchema }),
  'deal.message_posted': z.object({ ...about, messageId: idSchema }),
  'deal.message_edited': z.object({ ...about, messageId: idSchema }),
  'deal.message_removed': z.object({ ...about, messageId: idSchema }),
  'deal.file_added': z.object({ ...about, fileId: idSchema, fileVersion: z.number().int() }),
  /** `newlyTo`: those of them for whom it was closed before. */
  'deal.file_opened_to': z.object({
    ...about,
    fileId: idSchema,
    openedTo: z.array(idSchema),
    newlyTo: z.array(idSchema),
  }),
  'deal.meeting_proposed': z.object(meeting),
  'deal.meeting_fixed': z.object({ ...meeting, startsAt: momentSchema }),
  'deal.meeting_cancelled': z.object(meeting),
  'deal.task_added': z.object(task),
  'deal.task_changed': z.object(task),
  'deal.task_done': z.object(task),
  'deal.nda_signed': z.object({ ...about, organizationId: idSchema }),
  'deal.contract_recorded': z.object({ ...about, amountWan: z.number().int().nullable() }),
  'deal.financing_recorded': z.object({ ...about, amountWan: z.number().int().nullable() }),
  'deal.coordinator_asked': z.object({ ...about, mode: z.enum(['silent', 'speaking']) }),
  'deal.coordinator_joined': z.object(about),
  'deal.coordinator_left': z.object(about),
  'deal.party_invited': z.object({ ...about, organizationId: idSchema }),
  'deal.party_joined': z.object({ ...about, organizationId: idSchema }),
  /** It was asked to join and says no. */
  'deal.party_declined': z.object({ ...about, organizationId: idSchema, code: reasonCodeSchema, reason: z.string() }),
  /** The question was taken back before it was answered. */
  'deal.party_uninvited': z.object({ ...about, organizationId: idSchema }),
  'deal.handed_over': z.object({ ...about, beforeUserId: idSchema, afterUserId: idSchema }),
} as const;

export type DealFacts = { [Type in keyof typeof dealFacts]: z.input<(typeof dealFacts)[Type]> };
