// One page for one reader of a closed session.
import { buffer } from 'node:stream/consumers';
import { isClosed } from '#server/features/events/policy.ts';
import { nameOf } from '#server/features/live/admission.ts';
import { loadDeck } from '#server/features/live/decks.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { readFile } from '#server/platform/files/file-store.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { SlidePainter } from './painter.ts';

interface Asked {
  actor: Actor;
  session: string;
  deckId: string;
  page: number;
  now: Date;
}

const TIME = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Shanghai' });

/**
 * A JPEG with the reader's name, organization and the time across it. Throws `not_found` where there is no such page for
 * this reader or the session is open, `file_refused` for a page that cannot be drawn within the limits.
 */
export const slidePicture = async (
  { actor, session, deckId, page, now }: Asked,
  painter: SlidePainter,
): Promise<Uint8Array> => {
  const { event, deck } = await loadDeck(actor, session, deckId);
  if (!isClosed(event) || page > deck.pages) throw new Problem('not_found');
  const { name, organization } = await nameOf(actor);
  const line = [name, organization, `${TIME.format(now)} UTC+8`].filter(Boolean).join(' · ');
  return painter.paint({ deck: deck.fileId, page, line, load: () => buffer(readFile(deck.fileId)) });
};
