// A session with its people, for the tests of this folder.

import type { z } from 'zod';
import { eventOf } from '#seeds/builders/events.ts';
import { eventRoutes } from '#shared/events/routes.ts';
import type { eventInputSchema, XietongEvent } from '#shared/events/schema.ts';
import type { PostingRef } from '#shared/interests/schema.ts';
import type { Client } from '#test/support/client.ts';
import type { Person, Site } from '#test/support/server.ts';
import { StageClient } from '#test/support/stage.ts';

export interface Show {
  event: XietongEvent;
  host: Person;
  presenter: Person;
  /** The pitch of the presenter. */
  pitch: string;
  enter(person: Client): Promise<StageClient>;
}

/** A published event, hosted by a coordinator, whose first pitch has a presenter and may present a posting. */
export const newShow = async (
  server: Site,
  given: Partial<z.input<typeof eventInputSchema>> = {},
  posting: PostingRef | null = null,
): Promise<Show> => {
  const host = await server.signIn('coordinator', { name: '赵主持' });
  const presenter = await server.signIn('enterprise', { name: '李路演' });
  const content = eventOf(given, server.clock.now());
  const agenda = content.agenda.map((item) =>
    item.title === '高温压力传感器芯片' ? { ...item, presenterEmail: presenter.email, posting } : item,
  );
  const { id } = await host.call(eventRoutes.create, { body: { ...content, agenda } });
  const event = await host.call(eventRoutes.publish, { params: { id } });
  const pitch = event.agenda.find(({ kind }) => kind === 'pitch')?.id ?? '';
  return { event, host, presenter, pitch, enter: (person) => StageClient.enter(server.url, person, id) };
};

/** The host of a session that is on: lobby opened and begun. */
export const beginShow = async (show: Show): Promise<StageClient> => {
  const host = await show.enter(show.host);
  await host.act('session.move', { act: 'open' });
  await host.act('session.move', { act: 'begin' });
  return host;
};
