// Who has the stage and what stands on it. Every act carries the stage's token; one that carries an older one is refused,
// so a presenter whose laptop woke up again cannot turn the next presenter's pages.

import { type DeckRecord, decks } from '#server/features/live/model.ts';
import { changeRecord } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { OFFER_MS } from '#shared/live/limits.ts';
import { eventIdOf, isRehearsal } from '#shared/live/rehearsal.ts';
import { type Acts, notNow, requireOpen, requireStage, type Scene, segmentIn } from './scene.ts';

const myOffer = ({ state, userId, now }: Scene) => {
  const { offer } = state.ctl;
  if (offer?.to !== userId || offer.untilAt < now) throw notNow();
  return offer;
};

const markShown = async (deck: DeckRecord, { userId, now }: Scene): Promise<void> => {
  if (deck.isShown) return;
  await changeRecord<DeckRecord>(decks, {
    id: deck._id,
    set: { isShown: true },
    note: { type: 'deck.shown', noun: 'deck', by: userId, at: new Date(now), data: { session: deck.session } },
  });
};

export const stageActs: Acts<
  | 'stage.accept'
  | 'stage.decline'
  | 'stage.leave'
  | 'stage.offer'
  | 'stage.take_back'
  | 'deck.show'
  | 'page.turn'
  | 'deck.hide'
> = {
  'stage.offer': (scene, { segmentId }) => {
    requireOpen(scene);
    const { presenterId, speaker, title } = segmentIn(scene, segmentId);
    if (presenterId === null) throw notNow();
    const data = { to: presenterId, name: speaker || title, untilAt: scene.now + OFFER_MS };
    return [{ kind: 'stage.offered', data, lanes: ['ctl'] }];
  },

  'stage.accept': (scene) => {
    const { name } = myOffer(scene);
    const data = { holder: scene.userId, name, token: scene.state.ctl.stage.token + 1 };
    return [{ kind: 'stage.taken', data, lanes: ['ctl'] }];
  },

  'stage.decline': (scene) => {
    myOffer(scene);
    return [{ kind: 'stage.declined', data: { why: 'declined' }, lanes: ['ctl'] }];
  },

  'stage.leave': (scene, { token }) => {
    requireStage(scene, token);
    if (scene.state.ctl.stage.holder === null) throw notNow();
    return [{ kind: 'stage.returned', data: { token: token + 1, why: 'handed' }, lanes: ['ctl'] }];
  },

  'stage.take_back': ({ state }) => {
    const { stage, offer } = state.ctl;
    if (stage.holder !== null) {
      return [{ kind: 'stage.returned', data: { token: stage.token + 1, why: 'taken_back' }, lanes: ['ctl'] }];
    }
    if (!offer) throw notNow();
    return [{ kind: 'stage.declined', data: { why: 'withdrawn' }, lanes: ['ctl'] }];
  },

  'deck.show': async (scene, { token, deckId, page }) => {
    requireStage(scene, token);
    const deck = await decks.findOne({ _id: deckId, session: eventIdOf(scene.room.session) }).lean<DeckRecord>();
    if (!deck || page > deck.pages) throw new Problem('not_found');
    if (scene.ticket.role !== 'host' && deck.ownerId !== scene.userId) throw new Problem('forbidden');
    // Before anybody is told of it, everybody may fetch it; what is rehearsed was not shown.
    if (!isRehearsal(scene.room.session)) await markShown(deck, scene);
    return (then) => {
      requireStage(then, token);
      const data = { deck: { id: deck._id, name: deck.name, pages: deck.pages }, page };
      return [{ kind: 'deck.shown', data, lanes: ['ctl'] }];
    };
  },

  'page.turn': (scene, { token, page }) => {
    requireStage(scene, token);
    const { slides } = scene.state.ctl;
    if (!slides || page > slides.deck.pages) throw notNow();
    return [{ kind: 'page.turned', data: { deckId: slides.deck.id, page }, lanes: ['ctl'] }];
  },

  'deck.hide': (scene, { token }) => {
    requireStage(scene, token);
    if (!scene.state.ctl.slides) throw notNow();
    return [{ kind: 'deck.hidden', data: {}, lanes: ['ctl'] }];
  },
};
