import { useQueryClient } from '@tanstack/react-query';
import { useNotice, useWatch } from '#client/lib/use-live.ts';

/** Keeps an open event fresh: the lobby opens, a seat is found, it is called off. */
export const useEventLive = (id: string): void => {
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: ['events'] });
  useWatch({ watch: 'event.watch', unwatch: 'event.unwatch', body: { id }, onWatching: refresh });
  useNotice('event.changed', (changed) => {
    if (changed.id === id) refresh();
  });
};
