// Who gets what of every HTTP route of a session: the table that routes.test.ts holds against the platform.
import type { Scene, Who } from './cast.ts';

const ID = 'a'.repeat(24);
const CLIENT = '00000000-0000-4000-8000-000000000000';
const PAST = '2020-01-01T00:00:00.000Z';

/** Who gets what: the code of a problem, or `ok`; `rest` for all who are not named. */
type Outcomes = { rest: string } & Record<string, string>;
type Asked = (scene: Scene, who: Who) => { params?: Record<string, string>; query?: object; body?: unknown };

export interface Row {
  asked?: Asked;
  live: Outcomes;
  over: Outcomes;
  closed: Outcomes;
}

const SIGNED_OUT = { sign_in_required: 'visitor' };
const IN_LIVE = { registration_required: 'visitor newcomer', banned: 'banned' };
const IN_OVER = { registration_required: 'visitor newcomer' };
const IN_CLOSED = { not_found: 'visitor newcomer', agreement_required: 'unsigned', banned: 'banned' };
/** The same for routes of people with an account. */
const USER_LIVE = { ...SIGNED_OUT, registration_required: 'newcomer', banned: 'banned' };
const USER_OVER = { ...SIGNED_OUT, registration_required: 'newcomer' };
const USER_CLOSED = { ...SIGNED_OUT, not_found: 'newcomer', agreement_required: 'unsigned', banned: 'banned' };

const all = (rest: string): Outcomes => ({ rest });
const same = (outcomes: Outcomes, asked?: Asked): Row => ({
  ...(asked ? { asked } : {}),
  live: outcomes,
  over: outcomes,
  closed: { ...outcomes, not_found: [outcomes['not_found'], 'newcomer'].filter(Boolean).join(' ') },
});

const ofLane =
  (lane: (scene: Scene) => string): Asked =>
  (scene, who) => ({
    params: { lane: lane(scene) },
    query: { ticket: scene.tickets[who] ?? 'x', after: 0 },
  });
/** Pulled with the ticket that one had before; the banned had one too. */
const lane = (name: (scene: Scene) => string, outcomes: Outcomes): Row => {
  const inside = { ...outcomes, ticket_invalid: 'visitor newcomer', banned: 'banned' };
  return {
    asked: ofLane(name),
    live: inside,
    over: inside,
    closed: { ...inside, ticket_invalid: 'visitor newcomer unsigned' },
  };
};

const contact =
  (body?: unknown): Asked =>
  ({ pitch, investorId }) => ({ params: { segmentId: pitch, investorId }, body });
/** Acts of a contact, all of them refused for a reason of their own to those whose they are. */
const ofContact = (sides: Outcomes, body?: unknown): Row => {
  const others = { ...sides, forbidden: ['host', sides['forbidden']].filter(Boolean).join(' '), rest: 'not_found' };
  return {
    asked: contact(body),
    live: { ...others, ...USER_LIVE },
    over: { ...others, ...USER_OVER },
    closed: { ...others, ...USER_CLOSED, not_found: 'newcomer' },
  };
};

const piece =
  (n: number, ofMaker = false): Asked =>
  ({ epoch, token }) => ({
    params: { epoch: String(epoch), track: 'picture', n: String(n) },
    ...(ofMaker ? { query: { token } } : {}),
  });

export const TABLE: Record<string, Row> = {
  'live.ticket': {
    live: { ...IN_LIVE, rest: 'ok' },
    over: { ...IN_OVER, rest: 'ok' },
    closed: { ...IN_CLOSED, rest: 'ok' },
  },
  'live.lane pub': lane(() => 'pub', all('ok')),
  'live.lane staff': lane(() => 'staff', { ok: 'moderator host administrator', rest: 'forbidden' }),
  'live.lane host': lane(() => 'host', { ok: 'host', rest: 'forbidden' }),
  'live.lane the investor’s own': lane(({ investorId }) => `u:${investorId}`, { ok: 'investor', rest: 'forbidden' }),
  'live.lane tally': {
    asked: ofLane(() => 'tally'),
    live: all('not_found'),
    over: all('not_found'),
    closed: all('not_found'),
  },
  'live.decks': same({ ...SIGNED_OUT, ok: 'company presenter host', rest: 'forbidden' }),
  'live.uploadDeck': {
    live: { ...SIGNED_OUT, file_refused: 'company presenter host', rest: 'forbidden' },
    over: { ...SIGNED_OUT, not_in_this_state: 'company presenter host', rest: 'forbidden' },
    closed: { ...SIGNED_OUT, not_found: 'newcomer', file_refused: 'company presenter host', rest: 'forbidden' },
  },
  // It was shown, so nobody may; but only to its owner is it there.
  'live.removeDeck': same({ ...SIGNED_OUT, not_in_this_state: 'host', rest: 'not_found' }, ({ deck }) => ({
    params: { deckId: deck },
  })),
  'live.deckFile shown': {
    asked: ({ deck }) => ({ params: { deckId: deck } }),
    live: { ...IN_LIVE, rest: 'ok' },
    over: { ...IN_OVER, rest: 'ok' },
    closed: { ...IN_CLOSED, ok: 'host', rest: 'not_found' },
  },
  'live.deckFile not shown': {
    asked: ({ ownDeck }) => ({ params: { deckId: ownDeck } }),
    live: { ...IN_LIVE, ok: 'company host', rest: 'not_found' },
    over: { ...IN_OVER, ok: 'company host', rest: 'not_found' },
    closed: { ...IN_CLOSED, ok: 'company host', rest: 'not_found' },
  },
  'live.replay': {
    live: { ...IN_LIVE, rest: 'not_found' },
    over: { ...IN_OVER, rest: 'ok' },
    closed: { ...IN_CLOSED, rest: 'not_found' },
  },
  'live.report': same({ ...SIGNED_OUT, ok: 'host administrator', rest: 'forbidden' }),
  'live.reportFile': same({ ...SIGNED_OUT, ok: 'host administrator', rest: 'forbidden' }, () => ({
    params: { format: 'csv' },
  })),

  'media.now': {
    live: { ...IN_LIVE, rest: 'ok' },
    over: { ...IN_OVER, rest: 'ok' },
    closed: { ...IN_CLOSED, rest: 'ok' },
  },
  // There is no media server here; what it is told of whom is in relay.test.ts.
  'media.room': { live: all('not_found'), over: all('not_found'), closed: all('not_found') },
  // The next piece but one: refused to its maker too, for its place.
  'media.keep': {
    asked: piece(9, true),
    live: { ...USER_LIVE, not_in_this_state: 'company', rest: 'stage_moved' },
    over: { ...USER_OVER, rest: 'stage_moved' },
    closed: { ...USER_CLOSED, not_in_this_state: 'company', rest: 'stage_moved' },
  },
  'media.chunk': {
    asked: piece(0),
    live: { ...IN_LIVE, rest: 'ok' },
    over: { ...IN_OVER, rest: 'ok' },
    closed: { ...IN_CLOSED, rest: 'ok' },
  },
  'media.recording': {
    live: { ...IN_LIVE, rest: 'not_found' },
    over: { ...IN_OVER, rest: 'ok' },
    closed: { ...IN_CLOSED, rest: 'not_found' },
  },
  // Nobody's while it goes on; for everybody else it is refused whatever it is.
  'media.removeRecording': {
    live: { ...SIGNED_OUT, not_in_this_state: 'host administrator', rest: 'forbidden' },
    // The first to come deletes it: an administrator would, once the host has not.
    over: { ...SIGNED_OUT, ok: 'host', not_found: 'administrator', rest: 'forbidden' },
    closed: { ...SIGNED_OUT, not_found: 'newcomer', not_in_this_state: 'host administrator', rest: 'forbidden' },
  },
  'media.stored': {
    live: { ...SIGNED_OUT, ok: 'administrator', rest: 'forbidden' },
    over: { ...SIGNED_OUT, ok: 'administrator', rest: 'forbidden' },
    closed: { ...SIGNED_OUT, ok: 'administrator', rest: 'forbidden' },
  },
  'media.load': {
    live: { ...USER_LIVE, ok: 'host', rest: 'forbidden' },
    over: { ...USER_OVER, ok: 'host', rest: 'forbidden' },
    closed: { ...USER_CLOSED, ok: 'host', rest: 'forbidden' },
  },
  'media.probe': {
    live: { ...IN_LIVE, rest: 'ok' },
    over: { ...IN_OVER, rest: 'ok' },
    closed: { ...IN_CLOSED, rest: 'ok' },
  },
  'media.sendProbe': {
    live: { ...USER_LIVE, ok: 'company presenter host', rest: 'forbidden' },
    over: { ...USER_OVER, ok: 'company presenter host', rest: 'forbidden' },
    closed: { ...USER_CLOSED, ok: 'company presenter host', rest: 'forbidden' },
  },

  'closed.agreement': {
    live: { ...SIGNED_OUT, rest: 'not_found' },
    over: { ...SIGNED_OUT, rest: 'not_found' },
    closed: { ...SIGNED_OUT, not_found: 'newcomer', rest: 'ok' },
  },
  // An old text; who has signed has signed.
  'closed.sign': {
    asked: () => ({ body: { version: '1999-01' } }),
    live: { ...SIGNED_OUT, rest: 'not_found' },
    over: { ...SIGNED_OUT, rest: 'not_found' },
    closed: {
      ...SIGNED_OUT,
      not_found: 'newcomer',
      ok: 'banned viewer investor company presenter',
      rest: 'stale_version',
    },
  },
  'closed.agreementDocument': {
    live: { ...SIGNED_OUT, rest: 'not_found' },
    over: { ...SIGNED_OUT, rest: 'not_found' },
    closed: { ...SIGNED_OUT, not_found: 'newcomer', not_in_this_state: 'unsigned moderator', rest: 'ok' },
  },
  'closed.signatures': {
    live: { ...SIGNED_OUT, rest: 'not_found' },
    over: { ...SIGNED_OUT, rest: 'not_found' },
    closed: { ...SIGNED_OUT, not_found: 'newcomer', ok: 'host administrator', rest: 'forbidden' },
  },
  'closed.slide': {
    asked: ({ deck }) => ({ params: { deckId: deck, page: '1' } }),
    live: { ...USER_LIVE, rest: 'not_found' },
    over: { ...USER_OVER, rest: 'not_found' },
    closed: { ...USER_CLOSED, rest: 'ok' },
  },

  'contacts.list': {
    live: { ...USER_LIVE, rest: 'ok' },
    over: { ...USER_OVER, rest: 'ok' },
    closed: { ...USER_CLOSED, rest: 'ok' },
  },
  'contacts.answer': ofContact({ not_in_this_state: 'company', forbidden: 'investor', rest: '' }, { agrees: true }),
  'contacts.propose': ofContact(
    { invalid_input: 'company investor', rest: '' },
    { slots: [{ startsAt: PAST, endsAt: '2020-01-01T01:00:00.000Z' }] },
  ),
  'contacts.choose': ofContact({ not_in_this_state: 'company investor', rest: '' }, { slotId: ID }),
  'contacts.finish': ofContact({ not_in_this_state: 'company investor', rest: '' }, { act: 'finish' }),
  'contacts.calendar': ofContact({ not_in_this_state: 'company investor', rest: '' }),

  // Made by hosts of open sessions; a closed one is for who has signed.
  'reviewers.list': {
    live: { ...SIGNED_OUT, ok: 'host', rest: 'forbidden' },
    over: { ...SIGNED_OUT, ok: 'host', rest: 'forbidden' },
    closed: { ...SIGNED_OUT, not_found: 'newcomer', rest: 'forbidden' },
  },
  'reviewers.create': {
    asked: () => ({ body: { name: '外聘审核', hours: 1 } }),
    live: { ...SIGNED_OUT, ok: 'host', rest: 'forbidden' },
    over: { ...SIGNED_OUT, not_in_this_state: 'host', rest: 'forbidden' },
    closed: { ...SIGNED_OUT, not_found: 'newcomer', rest: 'forbidden' },
  },
  // No such link.
  'reviewers.revoke': {
    asked: () => ({ params: { linkId: ID } }),
    live: { ...SIGNED_OUT, not_found: 'host', rest: 'forbidden' },
    over: { ...SIGNED_OUT, not_found: 'host', rest: 'forbidden' },
    closed: { ...SIGNED_OUT, not_found: 'newcomer', rest: 'forbidden' },
  },
  // Whoever somebody is: without a link's token nobody reviews this way.
  'reviewers.review': {
    live: all('token_invalid'),
    over: all('token_invalid'),
    closed: all('token_invalid'),
  },
  'reviewers.decide': {
    asked: () => ({ body: { entry: 1, act: 'show', clientId: CLIENT } }),
    live: all('token_invalid'),
    over: all('token_invalid'),
    closed: all('token_invalid'),
  },

  'certificates.mine': {
    live: { ...SIGNED_OUT, rest: 'not_found' },
    over: { ...SIGNED_OUT, rest: 'ok' },
    closed: { ...SIGNED_OUT, rest: 'not_found' },
  },
  'certificates.issue': {
    live: { ...SIGNED_OUT, rest: 'not_found' },
    over: { ...SIGNED_OUT, rest: 'not_in_this_state' },
    closed: { ...SIGNED_OUT, rest: 'not_found' },
  },
  'certificates.file': {
    live: { ...SIGNED_OUT, rest: 'not_found' },
    over: { ...SIGNED_OUT, rest: 'not_found' },
    closed: { ...SIGNED_OUT, rest: 'not_found' },
  },
  // Public by its code; this one is nobody's.
  'certificates.check': {
    asked: () => ({ params: { code: '0000-0000-0000' } }),
    live: all('not_found'),
    over: all('not_found'),
    closed: all('not_found'),
  },
};
