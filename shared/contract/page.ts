import { z } from 'zod';

export const PAGE_LIMIT_MAX = 100;

export const pageQuery = {
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT_MAX).default(20),
};

/** One page of a list: its rows and the number of all rows. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), total: z.number().int().min(0) });

/** A query parameter that may be given once or several times: `field=a&field=b`. Always read as a list. */
export const manyOf = <Item extends z.ZodType<unknown, string>>(item: Item) =>
  z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item).max(40));

/** `true` or `false` in a query string. */
export const flagQuery = z.enum(['true', 'false']).transform((value) => value === 'true');

export const facetCounts = z.record(z.string(), z.record(z.string(), z.number().int()));
