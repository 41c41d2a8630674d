import { useState } from 'react';
import type { z } from 'zod';
import { isProblem } from './problem-error.ts';

interface Form<Present extends { version: number }> {
  /** The record's now; 0 while there is none. */
  version: number;
  /** The record's form, as the refusal brings it along. */
  schema: z.ZodType<Present>;
  /** What saving was refused with. */
  error: unknown;
  save: (version: number) => void;
}

interface OwnVersion<Present> {
  /** Saves what is typed over the version that it was begun on, and no later one. */
  save: () => void;
  /** After somebody else was faster: what is there now, and saving over it. Null while nobody was. */
  stale: { present: Present; keepMine: () => void } | null;
}

/** A form over a record that is read anew while somebody types. */
export const useOwnVersion = <Present extends { version: number }>({
  version,
  schema,
  error,
  save,
}: Form<Present>): OwnVersion<Present> => {
  const [begunOn] = useState(version);
  const present = isProblem(error, 'stale_version') ? schema.safeParse(error.problem.current) : null;
  return {
    save: () => save(begunOn),
    stale: present?.success ? { present: present.data, keepMine: () => save(present.data.version) } : null,
  };
};
