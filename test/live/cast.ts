// Everybody who may come to a session, in three sessions where everything that can be asked for is there: one that is on
// and has to be registered for, one whose replay is open, and a closed one.

import type { z } from 'zod';
import { eventOf } from '#seeds/builders/events.ts';
import { pdfOf } from '#seeds/builders/pdf.ts';
import { eventRoutes } from '#shared/events/routes.ts';
import type { eventInputSchema } from '#shared/events/schema.ts';
import { closedRoutes } from '#shared/live/closed/routes.ts';
import { contactRoutes } from '#shared/live/contacts/routes.ts';
import type { Client } from '#test/support/client.ts';
import type { TestServer } from '#test/support/server.ts';
import { webmOf } from './recording.ts';
import { beginShow, newShow } from './show.ts';

/**
 * `newcomer`: signed in, neither registered nor invited. `unsigned`: let in, but for the agreement of a closed session.
 * `company`: has the stage; `presenter`: another one of the agenda. `moderator`: a coordinator who does not host it.
 */
export const PEOPLE = [
  'visitor',
  'newcomer',
  'unsigned',
  'banned',
  'viewer',
  'investor',
  'company',
  'presenter',
  'moderator',
  'host',
  'administrator',
] as const;
export type Who = (typeof PEOPLE)[number];

export const SITUATIONS = ['live', 'over', 'closed'] as const;
export type Situation = (typeof SITUATIONS)[number];

/** Amounts that occur nowhere else: of an interest the company was let see, and of one for the hosts alone. */
export const SHARED_WAN = 81_234;
export const PRIVATE_WAN = 92_345;

export interface Scene {
  id: string;
  people: Record<Who, Client>;
  tickets: Partial<Record<Who, string>>;
  pitch: string;
  investorId: string;
  epoch: number;
  token: number;
  /** On the stage, the host's; and the company's, which was never shown. */
  deck: string;
  ownDeck: string;
}

const AUDIENCE = { live: 'registered', over: 'registered', closed: 'invited' } as const;

const bringDeck = async (person: Client, id: string): Promise<string> => {
  const { body } = await person.upload(`/sessions/${id}/decks`, '文稿.pdf', pdfOf(2));
  // The reply of the contract's row.
  return (body as { id: string }).id;
};

export const stageScene = async (server: TestServer, situation: Situation): Promise<Scene> => {
  const second = await server.signIn('enterprise', { name: '王路演' });
  const agenda = eventOf().agenda.map((item): z.input<typeof eventInputSchema>['agenda'][number] =>
    item.title === '激光气体分析仪' ? { ...item, presenterEmail: second.email } : item,
  );
  const show = await newShow(server, { audience: AUDIENCE[situation], agenda });
  const params = { id: show.event.id };
  const guests = {
    banned: await server.signIn('researcher'),
    viewer: await server.signIn('researcher'),
    investor: await server.signIn('investor'),
    unsigned: await server.signIn('investor'),
  };
  const people: Record<Who, Client> = {
    visitor: server.visitor(),
    newcomer: await server.signIn('investor'),
    ...guests,
    company: show.presenter,
    presenter: second,
    moderator: await server.signIn('coordinator'),
    host: show.host,
    administrator: await server.signIn('administrator'),
  };
  for (const [who, person] of Object.entries(guests)) {
    if (situation === 'closed') {
      await show.host.call(eventRoutes.invitePerson, { params, body: { email: person.email } });
      if (who === 'unsigned') continue;
    } else await person.call(eventRoutes.register, { params });
  }
  if (situation === 'closed') {
    for (const person of [guests.banned, guests.viewer, guests.investor, show.presenter, second]) {
      const { version } = await person.call(closedRoutes.agreement, { params });
      await person.call(closedRoutes.sign, { params, body: { version } });
    }
  }
  const tickets: Scene['tickets'] = {};
  for (const who of PEOPLE) {
    const { status, body } = await people[who].get(`/sessions/${params.id}/ticket`);
    // The reply of `liveRoutes.ticket`.
    if (status === 200) tickets[who] = (body as { ticket: string }).ticket;
  }

  const host = await beginShow(show);
  const company = await show.enter(show.presenter);
  const investor = await show.enter(guests.investor);
  await host.act('stage.offer', { segmentId: show.pitch });
  await company.sees(({ ctl }) => ctl.offer !== null);
  const deck = await bringDeck(show.host, params.id);
  const ownDeck = await bringDeck(show.presenter, params.id);
  await host.act('deck.show', { token: host.view.ctl.stage.token, deckId: deck, page: 1 });
  await company.act('stage.accept');
  const { token } = (await company.sees(({ ctl }) => ctl.stage.holder !== null)).ctl.stage;
  const epoch = await company.act('media.begin', { token, what: 'camera', picture: 'video/webm', sound: null });
  const path = `/sessions/${params.id}/media/${epoch}/picture/0`;
  await show.presenter.send('PUT', path, { query: { token }, body: webmOf(2) });

  const wish = { follows: true, wantsPlan: true, wantsMeeting: true };
  const other = show.event.agenda.filter(({ kind }) => kind === 'pitch')[1]?.id ?? '';
  await investor.act('intent.mark', { ...wish, segmentId: show.pitch, amountWan: SHARED_WAN, isShared: true });
  await investor.act('intent.mark', { ...wish, segmentId: other, amountWan: PRIVATE_WAN, isShared: false });
  const contact = { ...params, segmentId: show.pitch, investorId: guests.investor.id };
  await show.presenter.call(contactRoutes.answer, { params: contact, body: { agrees: true } });

  const banned = await show.enter(guests.banned);
  const said = await banned.act('chat.say', { text: '加我微信' });
  await host.act('person.ban', { entry: said });
  await banned.ended;
  if (situation === 'over') {
    await host.act('session.move', { act: 'end' });
    await host.act('session.move', { act: 'release' });
    await server.settled();
  }
  // The company stays: its stage would come back from who has gone.
  for (const seat of [host, investor]) seat.close();
  return {
    ...params,
    people,
    tickets,
    pitch: show.pitch,
    investorId: guests.investor.id,
    epoch,
    token,
    deck,
    ownDeck,
  };
};
