// What happens to a session from outside of it.
import type { Draft, Room } from '#server/features/live/room.ts';

/** The event is called off: a session that has not begun goes with it. */
const cancel = ({ decided }: Room): readonly Draft[] => {
  const { state } = decided.ctl;
  if (state !== 'scheduled' && state !== 'lobby') return [];
  return [{ kind: 'session.moved', data: { to: 'cancelled' }, lanes: ['ctl'] }];
};

const systemActs = { cancel } as const;
export type SystemAct = keyof typeof systemActs;

/** Resolves with the order of the entry that it became, 0 when there is nothing to do. */
export const performSystem = async (room: Room, name: SystemAct): Promise<number> => {
  const drafts = systemActs[name](room);
  return drafts.length === 0 ? 0 : room.write(drafts, { by: null });
};
