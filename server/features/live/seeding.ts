// For seeds: a session as it went, written to its log with the times at which it happened.
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { movePhase } from '#server/features/events/service.ts';
import { insertRecord, newId } from '#server/platform/db/record.ts';
import { storeFile } from '#server/platform/files/file-store.ts';
import type { EventPhase } from '#shared/events/schema.ts';
import type { Lane } from '#shared/live/lanes.ts';
import { append, placeOf } from './log/store.ts';
import { type DeckRecord, decks, type LogRecord, stays } from './model.ts';
import type { Draft } from './room.ts';

export interface SeedStep {
  at: Date;
  by: string;
  draft: Draft;
}

interface SeedSession {
  session: string;
  steps: readonly SeedStep[];
  phase: EventPhase;
  /** Who was there, from when to when. */
  stays: readonly { userId: string; from: Date; to: Date }[];
}

/** The order that a step's entry will have: what later steps refer to. */
export const orderOf = (index: number): number => index + 1;

/** Writes a session that nobody has opened yet. */
export const seedSession = async ({ session, steps, phase, stays: people }: SeedSession): Promise<void> => {
  const heads = new Map<Lane, number>();
  const records = steps.map(({ at, by, draft }, index): LogRecord => {
    const order = orderOf(index);
    return {
      _id: placeOf(session, order),
      session,
      order,
      at: at.getTime(),
      kind: draft.kind,
      data: draft.data,
      by,
      token: 0,
      lanes: draft.lanes.map((lane) => {
        const seq = (heads.get(lane) ?? 0) + 1;
        heads.set(lane, seq);
        return { lane, seq };
      }),
    };
  });
  await append(records);
  const lines = people.map(({ userId, from, to }) => ({
    _id: `${session}:${newId()}`,
    session,
    who: userId,
    userId,
    from: from.getTime(),
    to: to.getTime(),
  }));
  if (lines.length > 0) await stays.insertMany(lines);
  const [last] = steps.slice(-1);
  if (last) await movePhase(session, { phase, by: last.by, now: last.at });
};

interface SeedDeck {
  session: string;
  segmentId: string | null;
  ownerId: string;
  name: string;
  pages: number;
  content: Uint8Array;
}

/** Stores a deck that was on the stage. Resolves to its id. */
export const seedDeck = async ({ content, ...deck }: SeedDeck, now: Date): Promise<string> => {
  const id = newId();
  const path = join(tmpdir(), `xietong-deck-${id}`);
  await writeFile(path, content);
  try {
    const fileId = await storeFile(path, deck.name);
    await insertRecord<DeckRecord>(
      decks,
      { ...deck, _id: id, fileId, sizeBytes: content.length, isShown: true },
      { type: 'deck.brought', noun: 'deck', by: deck.ownerId, at: now, data: { session: deck.session } },
    );
    return id;
  } finally {
    await rm(path, { force: true });
  }
};
