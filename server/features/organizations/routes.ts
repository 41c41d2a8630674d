import { createDurableLimit } from '#server/features/users/durable-limit.ts';
import { userIdOf } from '#server/platform/auth/actor.ts';
import type { Platform } from '#server/platform/feature.ts';
import { type BoundRoute, bindRoutes } from '#server/platform/http/handler.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { changeEntry, foundOrganization } from './entry.ts';
import { acceptInvitation, invite, listInvitations, withdrawInvitation } from './invitations.ts';
import { decideJoinRequest, listJoinRequests, requestToJoin } from './join-requests.ts';
import { listOrganizations } from './list.ts';
import { loadOrganization } from './load.ts';
import { changeMemberRole, listMembers, removeMember } from './members.ts';
import { presentOrganization } from './present.ts';
import { decideVerification, requestVerification } from './verification.ts';

/** Invitations are mails to strangers, and withdrawing one makes room for another: a person makes so many in a day. */
const INVITATIONS_A_DAY = 100;
const DAY_SECONDS = 24 * 3600;

export const bindOrganizationRoutes = ({ search, config }: Platform): BoundRoute[] => {
  const invitations = createDurableLimit({
    name: 'invitation',
    times: INVITATIONS_A_DAY,
    withinSeconds: DAY_SECONDS,
    scale: config.rateScale,
  });

  return bindRoutes(organizationRoutes, {
    list: ({ actor, query }) => listOrganizations(search, actor, query),

    create: async (call) => presentOrganization(call.actor, await foundOrganization(call, call.body)),

    read: async ({ actor, params }) => presentOrganization(actor, await loadOrganization(actor, params.id)),

    update: async (call) => {
      const { version, ...entry } = call.body;
      const changed = await changeEntry(call, { id: call.params.id, version, entry });
      return presentOrganization(call.actor, changed);
    },

    verify: async (call) => {
      const decided = await decideVerification(call, { id: call.params.id, decision: call.body });
      return presentOrganization(call.actor, decided);
    },

    requestVerification: async (call) =>
      presentOrganization(call.actor, await requestVerification(call, call.params.id)),

    members: async ({ actor, params }) => ({ items: await listMembers(actor, params.id) }),

    changeMember: (call) => changeMemberRole(call, { ...call.params, role: call.body.role }),

    removeMember: (call) => removeMember(call, call.params),

    invitations: async (call) => ({ items: await listInvitations(call, call.params.id) }),

    invite: async (call) => {
      await invitations.count(userIdOf(call.actor));
      return invite(call, { id: call.params.id, ...call.body });
    },

    withdrawInvitation: (call) => withdrawInvitation(call, call.params),

    acceptInvitation: async (call) => presentOrganization(call.actor, await acceptInvitation(call, call.body.token)),

    joinRequests: async ({ actor, params }) => ({ items: await listJoinRequests(actor, params.id) }),

    requestToJoin: (call) => requestToJoin(call, { id: call.params.id, message: call.body.message }),

    decideJoinRequest: (call) => decideJoinRequest(call, { ...call.params, decision: call.body.decision }),
  });
};
