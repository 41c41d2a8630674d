// What the parts of the live bench have in common: their form, the load, and waiting until everything has arrived.
import { setTimeout as delay } from 'node:timers/promises';
import type { Child } from '#test/bench/live/child.ts';
import type { House } from '#test/bench/live/house.ts';
import type { Goal } from '#test/bench/table.ts';

export interface Load {
  viewers: number;
  seconds: number;
  /** Messages a second. */
  chat: number;
  /** Characters of a message, about. */
  characters?: number;
}

/** What a part has found: figures for programs, rows for people, and which goals are met. */
export interface Part {
  figures: unknown;
  rows: string[][];
  goals: Goal[];
}

export const rounded = (value: number): string => Math.round(value).toLocaleString('en-US');
export const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;
export const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

export interface Turn {
  order: number;
  /** In ms since the epoch. */
  askedAt: number;
}

/** Chat, and a page turned every second, for some seconds. Answers the turns, and how much was said. */
export const busy = async (
  house: House,
  { seconds, chat, characters }: Load,
): Promise<{ turns: Turn[]; said: number }> => {
  const turns: Turn[] = [];
  const acts: Promise<unknown>[] = [];
  const began = performance.now();
  let said = 0;
  let turned = 0;
  while (performance.now() - began < seconds * 1000) {
    const passed = (performance.now() - began) / 1000;
    for (; said < passed * chat; said += 1) acts.push(house.say(characters));
    if (turned < passed) {
      turned += 1;
      acts.push(house.turn().then((turn) => turns.push(turn)));
    }
    await delay(5);
  }
  await Promise.all(acts);
  return { turns, said };
};

/** How long each turn took to each viewer, in ms. */
export const latencies = (turns: readonly Turn[], arrivals: ReadonlyMap<number, number[]>): number[] =>
  turns.flatMap(({ order, askedAt }) => (arrivals.get(order) ?? []).map((at) => at - askedAt));

const LOOKS = 100;
const LOOK_MS = 200;

/** Waits until all viewers stand where the log ends; answers how many do not within twenty seconds. */
export const settle = async (generator: Child, house: House): Promise<number> => {
  const { ctl, pub } = await house.truth();
  for (let looks = 0; ; looks += 1) {
    const heads = await generator.ask<{ ctl: number; pub: number }[]>('heads');
    const behind = heads.filter((head) => head.ctl < ctl.length || head.pub < pub.length).length;
    if (behind === 0 || looks === LOOKS) return behind;
    await delay(LOOK_MS);
  }
};
