// One import while it runs: notices tell how far it is; without a live connection it is asked for every few seconds.
import { useQueryClient } from '@tanstack/react-query';
import { keyOf, useAct, useRead } from '#client/lib/queries.ts';
import { useNotice } from '#client/lib/use-live.ts';
import { importRoutes } from '#shared/imports/routes.ts';
import type { Import } from '#shared/imports/schema.ts';

const POLL_MS = 2_000;

export const isActive = ({ state }: Pick<Import, 'state'>): boolean => state === 'waiting' || state === 'running';

export const useImport = (id: string) => {
  const client = useQueryClient();
  const input = { params: { id } };
  const key = keyOf(importRoutes.read, input);
  const known = client.getQueryData<Import>(key);
  const query = useRead(importRoutes.read, input, known && isActive(known) ? { refetchEveryMs: POLL_MS } : {});
  useNotice('import.progress', (progress) => {
    if (progress.id !== id) return;
    const { state, read, total } = progress;
    client.setQueryData<Import>(key, (now) => now && { ...now, state, rows: { ...now.rows, read, total } });
    // The counts and the bad rows come with the whole.
    if (!isActive({ state })) void client.invalidateQueries({ queryKey: ['imports'] });
  });
  const options = { onDone: (reply: Import) => void client.setQueryData(key, reply) };
  return {
    query,
    run: useAct(importRoutes.run, options),
    cancel: useAct(importRoutes.cancel, options),
  };
};
