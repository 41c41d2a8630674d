// Work of this process that is done while others are at theirs.
import { setImmediate } from 'node:timers/promises';

/**
 * Works once what was just asked of the database and of other servers is on its way to them, and whatever has come from them is
 * taken in. Long work is to be given in parts, one after the other, so that others' requests come in between.
 */
export const meanwhile = async <Made>(work: () => Made): Promise<Made> => {
  await setImmediate();
  return work();
};
