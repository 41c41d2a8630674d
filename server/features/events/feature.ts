import type { Feature, FeatureFactory } from '#server/platform/feature.ts';
import { bindRoutes } from '#server/platform/http/handler.ts';
import { eventRoutes } from '#shared/events/routes.ts';
import { calendarOf } from './calendar.ts';
import { inviteOrganization, invitePerson, readGuests, uninvite } from './guests.ts';
import { listEvents } from './list.ts';
import { loadEvent, presentEvent } from './load.ts';
import { eventReactions } from './reactions.ts';
import { decideRegistration, listRegistrations, register, unregister } from './registering.ts';
import { createEvent, moveEvent, updateEvent } from './service.ts';
import { eventRequests } from './watching.ts';

export const eventsFeature: FeatureFactory = (platform): Feature => ({
  name: 'events',
  requests: eventRequests(),
  reactions: eventReactions(platform),
  routes: bindRoutes(eventRoutes, {
    list: (call) => listEvents(call, call.query),

    create: async (call) => presentEvent(call, await createEvent(call, { input: call.body })),

    read: async (call) => presentEvent(call, await loadEvent(call.actor, call.params.id)),

    update: async (call) => {
      const { version, ...input } = call.body;
      return presentEvent(call, await updateEvent(call, { id: call.params.id, version, input }));
    },

    publish: async (call) => presentEvent(call, await moveEvent(call, call.params.id, 'publish')),

    cancel: async (call) => presentEvent(call, await moveEvent(call, call.params.id, 'cancel')),

    register: async (call) => {
      await register(call, call.params.id);
      return presentEvent(call, await loadEvent(call.actor, call.params.id));
    },

    unregister: async (call) => {
      await unregister(call, call.params.id);
      return presentEvent(call, await loadEvent(call.actor, call.params.id));
    },

    registrations: (call) => listRegistrations(call, call.params.id, call.query),

    decideRegistration: (call) => decideRegistration(call, { ...call.params, ...call.body }),

    guests: ({ actor, params }) => readGuests(actor, params.id),

    invitePerson: (call) => invitePerson(call, call.params.id, call.body.email),

    inviteOrganization: (call) => inviteOrganization(call, call.params.id, call.body.organizationId),

    uninvite: (call) => uninvite(call, call.params.id, call.params.guestId),

    calendar: async ({ actor, params }) => calendarOf(await loadEvent(actor, params.id), platform.config.publicUrl),
  }),
});
