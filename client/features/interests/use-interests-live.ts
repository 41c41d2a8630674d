import { useQueryClient } from '@tanstack/react-query';
import { useNotice } from '#client/lib/use-live.ts';

/** Whatever is shown of interests is asked again when one of them changes. */
export const useInterestsLive = (): void => {
  const client = useQueryClient();
  useNotice('interest.changed', () => void client.invalidateQueries({ queryKey: ['interests'] }));
};
