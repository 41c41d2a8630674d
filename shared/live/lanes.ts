// A session's log is written in lanes. Each lane has its own sequence, so a reader knows exactly what it has missed, and
// its own state, made from that lane's entries alone, so a state can never show what its reader's lanes did not carry.

/** `tally` holds who voted for what; it is nobody's to read. */
export const SHARED_LANES = ['ctl', 'pub', 'staff', 'host', 'tally'] as const;
export type SharedLane = (typeof SHARED_LANES)[number];
/** What concerns one person alone. */
export type UserLane = `u:${string}`;
export type Lane = SharedLane | UserLane;

export const userLane = (userId: string): UserLane => `u:${userId}`;
export const isUserLane = (lane: Lane): lane is UserLane => lane.startsWith('u:');

/** Strongest first: a person takes part in the first role that fits. */
export const ROLES = ['host', 'moderator', 'presenter', 'investor', 'viewer', 'visitor'] as const;
export type Role = (typeof ROLES)[number];

const LANES_OF: Record<Role, readonly SharedLane[]> = {
  host: ['ctl', 'pub', 'staff', 'host'],
  moderator: ['ctl', 'pub', 'staff'],
  presenter: ['ctl', 'pub'],
  investor: ['ctl', 'pub'],
  viewer: ['ctl', 'pub'],
  visitor: ['ctl', 'pub'],
};

/** What a role hears; `userId` null for a visitor. */
export const lanesOf = (role: Role, userId: string | null): Lane[] => [
  ...LANES_OF[role],
  ...(userId === null ? [] : [userLane(userId)]),
];

export const isStaff = (role: Role): boolean => role === 'host' || role === 'moderator';
