import { useEffect, useState } from 'react';
import { readPreference, writePreference } from '#client/lib/preference.ts';
import { type LineHint, newLadder, noteCalm, noteStall, RUNGS, type Rung } from './ladder.ts';

export type RungChoice = Rung | 'auto';

const LOOK_EVERY_MS = 5_000;

const lineHint = (): LineHint => {
  // Not every browser tells, and TypeScript's library does not know it.
  const { connection } = navigator as unknown as { connection?: LineHint };
  return connection ?? {};
};

const remembered = (): RungChoice => RUNGS.find((rung) => rung === readPreference('rung')) ?? 'auto';

export interface LadderInUse {
  rung: Rung;
  choice: RungChoice;
  choose(choice: RungChoice): void;
  /** Picture or sound stood still. */
  stalled(): void;
}

/** What is shown on this line: chosen by itself, or by the person. */
export const useLadder = (isLost: boolean): LadderInUse => {
  const [ladder, setLadder] = useState(() => newLadder(lineHint(), Date.now()));
  const [choice, setChoice] = useState(remembered);
  useEffect(() => {
    const timer = setInterval(() => setLadder((now) => noteCalm(now, Date.now())), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (isLost) setLadder((now) => noteStall(now, Date.now()));
  }, [isLost]);
  return {
    rung: choice === 'auto' ? ladder.rung : choice,
    choice,
    choose: (chosen) => {
      writePreference('rung', chosen);
      setChoice(chosen);
      if (chosen === 'auto') setLadder(newLadder(lineHint(), Date.now()));
    },
    stalled: () => setLadder((now) => noteStall(now, Date.now())),
  };
};
