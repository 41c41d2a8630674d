import type { Contact } from '#shared/live/contacts/schema.ts';

export const CONTACTS_TOUCHED = ['sessions'] as const;

export const paramsOf = (id: string, { segmentId, investorId }: Contact) => ({ id, segmentId, investorId });
