// How organizations answer, as the ranking knows it: in a few classes, by the figures their own pages show. Interests come
// further down the order of features; they plug their figures in here.
import { FIGURES_FROM, type ReplyFigures } from '#shared/interests/schema.ts';

/** `prompt`: in time, mostly within a day · `reliable`: in time · `mixed`: half of the time · `seldom`: less. */
export const REPLY_HABITS = ['prompt', 'reliable', 'mixed', 'seldom'] as const;
export type ReplyHabit = (typeof REPLY_HABITS)[number];

const RELIABLE_SHARE = 0.8;
const MIXED_SHARE = 0.5;
const PROMPT_HOURS = 24;

type Counted = Pick<ReplyFigures, 'accepted' | 'declined' | 'expired' | 'inTime' | 'medianHours'>;

/** The class of an organization's figures; null where too few interests have ended to say. */
export const habitOf = ({ accepted, declined, expired, inTime, medianHours }: Counted): ReplyHabit | null => {
  const ended = accepted + declined + expired;
  if (ended < FIGURES_FROM || medianHours === null) return null;
  const share = inTime / ended;
  if (share < RELIABLE_SHARE) return share < MIXED_SHARE ? 'seldom' : 'mixed';
  return medianHours <= PROMPT_HOURS ? 'prompt' : 'reliable';
};

/** Figures by organization: of these, or of all that have any. */
type FiguresSource = (organizationIds?: readonly string[]) => Promise<ReadonlyMap<string, Counted>>;

let registered: FiguresSource | null = null;

/** Called once by the feature that counts answers. */
export const registerReplyFigures = (source: FiguresSource): void => {
  registered = source;
};

export interface Replies {
  /** Null for a newcomer. */
  of(organizationId: string): ReplyHabit | null;
}

export interface KeptReplies extends Replies {
  /** Reads the figures anew: of these organizations, or of all. */
  refresh(organizationIds?: readonly string[]): Promise<void>;
}

/** The classes as this process knows them. */
export const createKeptReplies = (): KeptReplies => {
  let habits = new Map<string, ReplyHabit | null>();
  return {
    of: (organizationId) => habits.get(organizationId) ?? null,
    async refresh(organizationIds) {
      const figures = (await registered?.(organizationIds)) ?? new Map<string, Counted>();
      const found = [...figures].map(([id, counted]) => [id, habitOf(counted)] as const);
      // Whoever is not among all has no figures any more.
      habits = new Map(organizationIds ? [...habits, ...found] : found);
    },
  };
};
