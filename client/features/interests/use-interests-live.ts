import { useQueryClient } from '@tanstack/react-query';
import { useNews } from '#client/lib/use-live.ts';

/**
 * Whatever is shown of interests is asked again when one of them changes, or a posting that is watched: once it is published,
 * it may be asked about.
 */
export const useInterestsLive = (): void => {
  const client = useQueryClient();
  const askAgain = () => void client.invalidateQueries({ queryKey: ['interests'] });
  useNews('interest.changed', askAgain);
  useNews('posting.changed', askAgain);
};
