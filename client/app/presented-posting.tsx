import { StageInterest } from '#client/features/interests/stage-interest.tsx';
import type { XietongEvent } from '#shared/events/schema.ts';

/** What a part of this agenda presents, for the stage of its session and of the replay. */
export const presentedIn = (agenda: XietongEvent['agenda']) => (segmentId: string) => {
  const posting = agenda.find(({ id }) => id === segmentId)?.posting;
  return posting && <StageInterest posting={posting} />;
};
