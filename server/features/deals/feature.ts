import { Readable } from 'node:stream';
import { plugInDealOpening } from '#server/features/interests/deal-opening.ts';
import { type Actor, userIdOf } from '#server/platform/auth/actor.ts';
import type { FeatureFactory, Platform } from '#server/platform/feature.ts';
import { bindRoutes, type Download } from '#server/platform/http/handler.ts';
import { withRequestRefusals, withRouteRefusals } from '#server/platform/http/refusals.ts';
import { dealFigureRoutes } from '#shared/deals/figures.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import { type Command, readable } from './command.ts';
import { recordContract, recordFinancing } from './contract.ts';
import { agreeToCoordinator, askCoordinator, endCoordinator } from './coordinator.ts';
import { listSigned, readFigures, signedTable } from './figures.ts';
import { listAccesses } from './file-accesses.ts';
import { addFile, downloadFile, openFileTo } from './files.ts';
import { listLateDeals } from './late.ts';
import { listDeals } from './list.ts';
import { dealRequests, tellMessage } from './live.ts';
import { cancelMeeting, changeMeeting, chooseSlot, meetingCalendar, proposeMeeting } from './meetings.ts';
import { editMessage, listMessages, postMessage, presentMessage, removeMessage } from './messages.ts';
import type { DealRecord, MessageRecord } from './model.ts';
import { ndaDocument, readNda, signNda } from './nda.ts';
import { openDeal } from './open.ts';
import { declineInvitation, inviteParty, joinDeal, uninviteParty } from './parties.ts';
import { presentDeal, presentOneFile } from './present.ts';
import { readPublicFigures } from './public-figures.ts';
import { dealReactions } from './reactions.ts';
import { readMark } from './reading.ts';
import { registrationForm } from './registration.ts';
import { closeDeal, moveDeal, reopenDeal, resumeDeal, stallDeal } from './stages.ts';
import { addTask, changeTask } from './tasks.ts';
import { dealTimeline } from './timeline.ts';

interface Called {
  actor: Actor;
  now: Date;
  params: { id: string };
}

const commandOf = ({ params: { id }, actor, now }: Called): Command => ({ id, actor, now });

const shown = async ({ actor, now }: Called, deal: Promise<DealRecord>) => presentDeal(actor, await deal, now);

const asDownload = (bytes: Uint8Array, name: string, mediaType: string): Download => ({
  stream: Readable.from([Buffer.from(bytes)]),
  name,
  mediaType,
  sizeBytes: bytes.length,
});

const told = async (platform: Platform, record: MessageRecord) => {
  await tellMessage(platform, record);
  return presentMessage(record);
};

const routesOf = (platform: Platform) =>
  bindRoutes(dealRoutes, {
    list: ({ actor, query, now }) => listDeals(actor, query, now),
    supervision: ({ query, now }) => listLateDeals(query, now),
    read: (call) => shown(call, readable(call.actor, call.params.id)),
    timeline: async ({ actor, params }) => ({ items: await dealTimeline(actor, params.id) }),

    move: (call) => shown(call, moveDeal(commandOf(call), call.body)),
    stall: (call) => shown(call, stallDeal(commandOf(call), call.body.reason)),
    resume: (call) => shown(call, resumeDeal(commandOf(call))),
    close: (call) => shown(call, closeDeal(commandOf(call), call.body)),
    reopen: (call) => shown(call, reopenDeal(commandOf(call))),

    messages: async ({ actor, params, query }) => {
      const deal = await readable(actor, params.id);
      const { items, hasEarlier } = await listMessages(actor, deal, query);
      const readAt = await readMark(deal._id, userIdOf(actor));
      return { items: items.map(presentMessage), hasEarlier, readAt: readAt?.toISOString() ?? null };
    },
    post: async (call) => told(platform, await postMessage(commandOf(call), call.body)),
    editMessage: async (call) =>
      told(platform, await editMessage({ ...commandOf(call), messageId: call.params.messageId }, call.body.text)),
    removeMessage: async (call) => {
      await told(platform, await removeMessage({ ...commandOf(call), messageId: call.params.messageId }));
    },

    addTask: (call) => shown(call, addTask(commandOf(call), call.body)),
    changeTask: (call) => shown(call, changeTask(commandOf(call), { ...call.body, taskId: call.params.taskId })),

    proposeMeeting: (call) => shown(call, proposeMeeting(commandOf(call), call.body)),
    changeMeeting: (call) =>
      shown(call, changeMeeting(commandOf(call), { ...call.body, meetingId: call.params.meetingId })),
    chooseSlot: (call) => shown(call, chooseSlot(commandOf(call), { ...call.params, slotId: call.body.slotId })),
    cancelMeeting: (call) => shown(call, cancelMeeting(commandOf(call), call.params.meetingId)),
    calendar: async ({ actor, params }) => {
      const { text, name } = await meetingCalendar(actor, params.id, params.meetingId, platform.config.publicUrl);
      return asDownload(Buffer.from(text, 'utf8'), name, 'text/calendar; charset=utf-8');
    },

    addFile: async (call) => {
      const { deal, file } = await addFile({ ...commandOf(call), ...call.query, receive: call.receive });
      return presentOneFile(call.actor, deal, file, call.now);
    },
    openFile: async (call) => {
      const { userIds, until } = call.body;
      const open = { fileId: call.params.fileId, userIds, until: until === null ? null : new Date(until) };
      const { deal, file } = await openFileTo({ ...commandOf(call), ...open });
      return presentOneFile(call.actor, deal, file, call.now);
    },
    download: ({ actor, params, query, now }) => downloadFile({ actor, ...params, ...query, now }),
    fileAccesses: async ({ actor, params }) => ({ items: await listAccesses(actor, params.id, params.fileId) }),

    ndaText: async ({ actor, params }) => {
      const { version, title, paragraphs } = await readNda(actor, params.id);
      return { version, title, paragraphs: [...paragraphs] };
    },
    signNda: (call) =>
      shown(call, signNda({ ...commandOf(call), textVersion: call.body.version, address: call.address })),
    ndaDocument: async ({ actor, params }) => {
      const { bytes, name } = await ndaDocument(actor, params.id);
      return asDownload(bytes, name, 'application/pdf');
    },

    recordContract: (call) => shown(call, recordContract(commandOf(call), call.body)),
    recordFinancing: (call) => shown(call, recordFinancing(commandOf(call), call.body)),
    registrationForm: async ({ actor, params, query }) => {
      const { bytes, name, mediaType } = await registrationForm(actor, params.id, query.format);
      return asDownload(bytes, name, mediaType);
    },

    askCoordinator: (call) => shown(call, askCoordinator(commandOf(call), call.body.mode)),
    agreeToCoordinator: (call) => shown(call, agreeToCoordinator(commandOf(call))),
    endCoordinator: (call) => shown(call, endCoordinator(commandOf(call))),

    invite: (call) => shown(call, inviteParty(commandOf(call), call.body.capabilityId)),
    join: (call) => shown(call, joinDeal(commandOf(call))),
    declineInvitation: async (call) => {
      await declineInvitation(commandOf(call), call.body);
    },
    uninvite: (call) => shown(call, uninviteParty(commandOf(call), call.params.organizationId)),
  });

const figureRoutes = bindRoutes(dealFigureRoutes, {
  counted: () => readPublicFigures(),
  figures: () => readFigures(),
  signed: ({ actor, query }) => listSigned(actor, query),
  table: ({ actor, query }) => signedTable(actor, query.pipeline),
});

export const dealsFeature: FeatureFactory = (platform) => {
  plugInDealOpening(openDeal);
  const place = { log: platform.log, area: 'deals' };
  return {
    name: 'deals',
    routes: [...withRouteRefusals(place, routesOf(platform)), ...figureRoutes],
    requests: withRequestRefusals(place, dealRequests(platform)),
    reactions: dealReactions(platform),
  };
};
