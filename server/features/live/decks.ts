// Slides. A PDF is checked by its content, its pages are counted apart from the server's own work, and it is kept where
// only this feature's route gives it out.
import { loadEvent } from '#server/features/events/load.ts';
import { isClosed, isHost } from '#server/features/events/policy.ts';
import type { EventRecord } from '#server/features/events/reads.ts';
import { type Actor, userIdOf } from '#server/platform/auth/actor.ts';
import { foundOr404, insertRecord, newId } from '#server/platform/db/record.ts';
import { checkedMediaType, readFile, removeFile, storeFile } from '#server/platform/files/file-store.ts';
import type { Download } from '#server/platform/http/handler.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Upload } from '#server/platform/http/upload.ts';
import { eventIdOf, isRehearsal } from '#shared/live/rehearsal.ts';
import type { Deck } from '#shared/live/routes.ts';
import { loadWatched } from './admission.ts';
import { type DeckRecord, decks } from './model.ts';
import { countPages } from './pages/count-pages.ts';
import { mayBringDeck } from './policy.ts';

const DECKS_MAX = 60;

const present = (actor: Actor, deck: DeckRecord): Deck => ({
  id: deck._id,
  name: deck.name,
  pages: deck.pages,
  sizeBytes: deck.sizeBytes,
  segmentId: deck.segmentId,
  isMine: deck.ownerId === actor.userId,
});

const isPreparing = ({ phase, state }: EventRecord): boolean =>
  state !== 'cancelled' && ['none', 'lobby', 'live', 'paused'].includes(phase);

// A rehearsal has the decks of its event.
export const listDecks = async (actor: Actor, id: string): Promise<Deck[]> => {
  const session = eventIdOf(id);
  const event = await loadEvent(actor, session);
  if (!mayBringDeck(actor, event, null)) throw new Problem('forbidden');
  const own = isHost(actor, event) ? {} : { ownerId: userIdOf(actor) };
  const found = await decks
    .find({ session, ...own })
    .sort({ createdAt: 1 })
    .lean<DeckRecord[]>();
  return found.map((deck) => present(actor, deck));
};

interface NewDeck {
  session: string;
  segmentId: string | null;
  receive(): Promise<Upload>;
  now: Date;
}

/** Throws `file_refused` for what is no PDF, cannot be read or has too many pages. */
export const bringDeck = async (actor: Actor, { session: id, segmentId, receive, now }: NewDeck): Promise<Deck> => {
  const session = eventIdOf(id);
  const event = await loadEvent(actor, session);
  if (!mayBringDeck(actor, event, segmentId)) throw new Problem('forbidden');
  if (segmentId !== null && !event.agenda.some((item) => item.id === segmentId)) throw new Problem('not_found');
  if (!isPreparing(event) || (await decks.countDocuments({ session })) >= DECKS_MAX)
    throw new Problem('not_in_this_state');
  const upload = await receive();
  try {
    if ((await checkedMediaType(upload.path, upload.name)) !== 'application/pdf') {
      throw new Problem('file_refused', { errors: [{ field: 'file', code: 'not_a_pdf' }] });
    }
    const pages = await countPages(upload.path);
    const fileId = await storeFile(upload.path, upload.name);
    const deck = await insertRecord<DeckRecord>(
      decks,
      {
        _id: newId(),
        session,
        segmentId,
        ownerId: userIdOf(actor),
        name: upload.name,
        fileId,
        pages,
        sizeBytes: upload.sizeBytes,
        isShown: false,
      },
      { type: 'deck.brought', noun: 'deck', by: actor.userId, at: now, data: { session, segmentId } },
    );
    return present(actor, deck);
  } finally {
    await upload.discard();
  }
};

const findDeck = async (session: string, id: string): Promise<DeckRecord> =>
  foundOr404(await decks.findOne({ _id: id, session: eventIdOf(session) }).lean<DeckRecord>());

export const dropDeck = async (actor: Actor, session: string, id: string): Promise<void> => {
  const event = await loadEvent(actor, eventIdOf(session));
  const deck = await findDeck(session, id);
  if (deck.ownerId !== actor.userId && !isHost(actor, event)) throw new Problem('not_found');
  // What was on the stage is part of the replay.
  const { deletedCount } = await decks.deleteOne({ _id: id, isShown: false });
  if (deletedCount === 0) throw new Problem('not_in_this_state');
  await removeFile(deck.fileId);
};

/**
 * A deck for who may see it: its owner and the hosts at any time, others who may watch once it was shown, all who rehearse.
 * `isOwn` says which of the two it is. Throws `not_found`.
 */
export const loadDeck = async (actor: Actor, session: string, id: string) => {
  const event = await loadWatched(actor, session);
  const deck = await findDeck(session, id);
  const isOwn = deck.ownerId === actor.userId || isHost(actor, event);
  if (!deck.isShown && !isOwn && !isRehearsal(session)) throw new Problem('not_found');
  return { event, deck, isOwn };
};

/** The PDF itself; the audience of a closed session gets pictures of its pages instead. */
export const deckFile = async (actor: Actor, session: string, id: string): Promise<Download> => {
  const { event, deck, isOwn } = await loadDeck(actor, session, id);
  if (isClosed(event) && !isOwn) throw new Problem('not_found');
  return {
    stream: readFile(deck.fileId),
    name: deck.name,
    mediaType: 'application/pdf',
    sizeBytes: deck.sizeBytes,
  };
};
