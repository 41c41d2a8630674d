import { useState } from 'react';
import { z } from 'zod';
import { isProblem } from './problem-error.ts';

const versioned = z.object({ version: z.number() });

interface OwnVersion {
  /** Saves what is typed over the version that it was begun on, and no later one. */
  save: () => void;
  /** After a colleague was faster: saves it over what is there now. Null while nobody was. */
  keepMine: (() => void) | null;
}

/**
 * A form over a record that is read anew while somebody types. `version` is the record's now, 0 while there is none; `error` is
 * what saving was refused with: `stale_version` brings the present record along.
 */
export const useOwnVersion = (version: number, error: unknown, save: (version: number) => void): OwnVersion => {
  const [begunOn] = useState(version);
  if (!isProblem(error, 'stale_version')) return { save: () => save(begunOn), keepMine: null };
  const present = versioned.safeParse(error.problem.current);
  return { save: () => save(begunOn), keepMine: () => save(present.success ? present.data.version : 0) };
};
