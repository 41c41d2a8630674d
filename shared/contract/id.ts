import { z } from 'zod';

/** A record's identifier: 24 lower-case hexadecimal digits (an ObjectId as text). */
export const idSchema = z.string().regex(/^[0-9a-f]{24}$/);

export const idParams = z.strictObject({ id: idSchema });

/** A moment in UTC, ISO 8601 with milliseconds. */
export const momentSchema = z.iso.datetime();

/** A calendar day without a time zone, YYYY-MM-DD. */
export const daySchema = z.iso.date();
