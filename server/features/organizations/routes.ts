import { type BoundRoute, bindRoutes } from '#server/platform/http/handler.ts';
import type { Search } from '#server/platform/search/search.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { changeEntry, foundOrganization } from './entry.ts';
import { acceptInvitation, invite, listInvitations, withdrawInvitation } from './invitations.ts';
import { decideJoinRequest, listJoinRequests, requestToJoin } from './join-requests.ts';
import { listOrganizations } from './list.ts';
import { loadOrganization } from './load.ts';
import { changeMemberRole, listMembers, removeMember } from './members.ts';
import { presentOrganization } from './present.ts';
import { decideVerification, requestVerification } from './verification.ts';

export const bindOrganizationRoutes = (search: Search): BoundRoute[] =>
  bindRoutes(organizationRoutes, {
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

    invite: (call) => invite(call, { id: call.params.id, ...call.body }),

    withdrawInvitation: (call) => withdrawInvitation(call, call.params),

    acceptInvitation: async (call) => presentOrganization(call.actor, await acceptInvitation(call, call.body.token)),

    joinRequests: async ({ actor, params }) => ({ items: await listJoinRequests(actor, params.id) }),

    requestToJoin: (call) => requestToJoin(call, { id: call.params.id, message: call.body.message }),

    decideJoinRequest: (call) => decideJoinRequest(call, { ...call.params, decision: call.body.decision }),
  });
