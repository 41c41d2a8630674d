// The page's state lives in its address, so that it can be sent to a colleague: filters, tab, page number.

import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { z } from 'zod';
import { queryString } from './address.ts';

type StateSchema = z.ZodObject;

const read = (search: URLSearchParams): Record<string, string | string[]> => {
  const state: Record<string, string | string[]> = {};
  for (const name of new Set(search.keys())) {
    const all = search.getAll(name);
    const [first = ''] = all;
    state[name] = all.length > 1 ? all : first;
  }
  return state;
};

/** What the address says, each part that does not fit the schema replaced by the schema's own default. */
export const parseAddressState = <Schema extends StateSchema>(
  schema: Schema,
  search: URLSearchParams,
): z.output<Schema> => {
  const known = Object.entries(read(search)).filter(([name]) => name in schema.shape);
  const whole = schema.safeParse(Object.fromEntries(known));
  if (whole.success) return whole.data;
  // An old or mistyped address: keep the parts that are fine.
  const wrong = new Set(whole.error.issues.map((issue) => issue.path[0]));
  return schema.parse(Object.fromEntries(known.filter(([name]) => !wrong.has(name))));
};

/**
 * `const [filters, change] = useAddressState(schema)`; `change({ field: ['aerospace'], page: undefined })` merges.
 * Every part of the schema must be optional or have a default.
 */
export const useAddressState = <Schema extends StateSchema>(schema: Schema) => {
  const [search, setSearch] = useSearchParams();
  const state = useMemo(() => parseAddressState(schema, search), [schema, search]);
  const change = useCallback(
    (part: Partial<Record<keyof z.input<Schema>, unknown>>, how: { replace?: boolean } = {}) =>
      setSearch((now) => queryString({ ...read(now), ...part }), { replace: how.replace ?? false }),
    [setSearch],
  );
  return [state, change] as const;
};
