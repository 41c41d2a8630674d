// What other features may ask about events.
import { type EventRecord, events } from './model.ts';

export type { EventRecord } from './model.ts';

export const findEvent = (id: string): Promise<EventRecord | null> => events.findById(id).lean<EventRecord>();
