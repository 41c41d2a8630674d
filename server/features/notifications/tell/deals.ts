// What happens between two organizations: to those who asked, to those who are to answer, and to the people of a deal. What
// they wrote to each other stays where they wrote it; a notification says that there is something.

import type { DealRecord } from '#server/features/deals/model.ts';
import { invitedParty, isOpenTo, isThird, mayRead } from '#server/features/deals/policy.ts';
import type { InterestRecord } from '#server/features/interests/model.ts';
import { isReceiver, isSender } from '#server/features/interests/policy.ts';
import type { Context } from '#server/features/notifications/context.ts';
import { isCenter } from '#server/platform/auth/actor.ts';
import type { Fact } from '#server/platform/db/record.ts';
import type { Kind } from '#shared/notifications/kinds.ts';
import { idsWithRole, type Teller, type Telling } from './telling.ts';

const textIn = (fact: Fact, name: string): string => {
  const value = fact.data[name];
  return typeof value === 'string' ? value : '';
};

type AboutInterest = (interest: InterestRecord, fact: Fact, context: Context) => Telling | null;

const aboutInterest =
  (tell: AboutInterest): Teller =>
  (fact, context) => {
    const interest = context.interest(fact.recordId);
    const telling = interest && tell(interest, fact, context);
    return telling ? [telling] : [];
  };

const toAnswerer = (interest: InterestRecord, context: Context): Telling => ({
  params: {
    title: interest.target.title,
    organization: context.organization(interest.fromOrganizationId)?.name ?? '',
    day: interest.dueAt.toISOString().slice(0, 10),
  },
  path: `/interests/${interest._id}`,
  group: `interest ${interest._id}`,
  to: [interest.toUserId],
  mayHear: (actor) => isReceiver(actor, interest),
  organizationId: interest.toOrganizationId,
  isDemo: interest.isDemo,
});

/** The receiver's name is the posting's to disclose, so it is not said here. */
const toAsker = (interest: InterestRecord): Telling => ({
  params: { title: interest.target.title, ...(interest.reason ? { reason: interest.reason.code } : {}) },
  path: `/interests/${interest._id}`,
  group: `interest ${interest._id}`,
  to: [interest.fromUserId],
  mayHear: (actor) => isSender(actor, interest),
  organizationId: interest.fromOrganizationId,
  isDemo: interest.isDemo,
});

const waits = ({ state }: InterestRecord): boolean => state === 'sent';

const whileWaiting = aboutInterest((interest, _fact, context) =>
  // Answered or taken back before anybody was told.
  waits(interest) ? toAnswerer(interest, context) : null,
);

type AboutDeal = (base: Telling, fact: Fact, deal: DealRecord, context: Context) => Telling | null;

const peopleOf = (fact: Fact): string[] => {
  const { userIds } = fact.data;
  return Array.isArray(userIds) ? userIds.map(String) : [];
};

const aboutDeal =
  (tell: AboutDeal): Teller =>
  (fact, context) => {
    const deal = context.deal(textIn(fact, 'dealId'));
    if (!deal) return [];
    const base: Telling = {
      params: { title: deal.title },
      path: `/deals/${deal._id}`,
      group: `deal ${deal._id}`,
      to: peopleOf(fact),
      // The people of that moment, as far as they still belong to it.
      mayHear: (actor) => mayRead(actor, deal),
      isDemo: deal.isDemo,
    };
    const telling = tell(base, fact, deal, context);
    if (!telling) return [];
    // Each party's own group; who is told in person is told once.
    const parties = Array.isArray(fact.data['organizationIds']) ? fact.data['organizationIds'].map(String) : [];
    return [telling, ...parties.map((organizationId) => ({ ...telling, to: [], organizationId }))];
  };

const plain = aboutDeal((base) => base);

const talk = aboutDeal((base, fact, _deal, context) => ({
  ...base,
  params: { ...base.params, person: context.nameOf(fact.by ?? '') ?? '' },
  group: `${base.group} talk`,
}));

/** To its owner; a step that is nobody's own, to the people of the deal. */
const step = aboutDeal((base, fact, deal) => ({
  ...base,
  params: { ...base.params, step: textIn(fact, 'step'), day: textIn(fact, 'day') },
  to: Array.isArray(fact.data['userIds']) ? base.to : deal.people.map(({ userId }) => userId),
}));

const withOrganization = aboutDeal((base, fact, _deal, context) => ({
  ...base,
  params: {
    ...base.params,
    organization: context.organization(textIn(fact, 'organizationId'))?.name ?? '',
    ...(textIn(fact, 'code') ? { reason: textIn(fact, 'code') } : {}),
  },
  detail: textIn(fact, 'reason') || null,
}));

/** The parties hear of it when it has answered; here it is told itself. */
const invited: Teller = (fact, context) => {
  const deal = context.deal(textIn(fact, 'dealId'));
  const organization = context.organization(textIn(fact, 'organizationId'));
  if (!deal || !organization) return [];
  return [
    {
      params: { title: deal.title, organization: organization.name },
      path: '/deals',
      group: `deal ${deal._id}`,
      to: idsWithRole(organization, 'owner', 'editor'),
      mayHear: (actor) => invitedParty(actor, deal)?.organizationId === organization._id,
      organizationId: organization._id,
      isDemo: deal.isDemo,
    },
  ];
};

const toCenter: Teller = (fact, context) => {
  const deal = context.deal(textIn(fact, 'dealId'));
  if (!deal) return [];
  return [
    {
      params: { title: deal.title },
      path: `/deals/${deal._id}`,
      group: `deal ${deal._id}`,
      to: context.centerUserIds,
      mayHear: (actor) => isThird(actor, deal),
      organizationId: context.centerId,
      isDemo: deal.isDemo,
    },
  ];
};

const fileOpened = aboutDeal((base, fact, deal) => {
  const file = deal.files.find(({ id }) => id === textIn(fact, 'fileId'));
  const { newlyTo } = fact.data;
  if (!file || !Array.isArray(newlyTo)) return null;
  return {
    ...base,
    params: { ...base.params, file: file.name },
    to: newlyTo.map(String),
    // Taken back before anybody was told.
    mayHear: (actor) => mayRead(actor, deal) && isOpenTo(file, actor.userId, fact.at),
  };
});

export const dealTellers = {
  interestReceived: whileWaiting,
  interestReminded: whileWaiting,
  interestWithdrawn: aboutInterest((interest, _fact, context) => toAnswerer(interest, context)),
  interestAccepted: aboutInterest((interest) => ({
    ...toAsker(interest),
    ...(interest.dealId ? { path: `/deals/${interest.dealId}` } : {}),
  })),
  interestDeclined: aboutInterest((interest) => ({ ...toAsker(interest), detail: interest.reason?.line || null })),
  interestExpired: aboutInterest(toAsker),
  interestLate: aboutInterest((interest, _fact, context) =>
    waits(interest)
      ? {
          ...toAnswerer(interest, context),
          path: '/supervision',
          group: 'supervision',
          to: context.centerUserIds,
          mayHear: isCenter,
          organizationId: context.centerId,
        }
      : null,
  ),
  dealMoved: aboutDeal((base, fact) => ({ ...base, params: { ...base.params, stage: textIn(fact, 'to') } })),
  dealStalled: plain,
  dealClosed: aboutDeal((base, fact) =>
    textIn(fact, 'code') ? null : { ...base, params: { ...base.params, state: textIn(fact, 'state') } },
  ),
  dealDeclined: aboutDeal((base, fact, deal) => {
    const [state, reason] = [textIn(fact, 'state'), textIn(fact, 'code')];
    return reason ? { ...base, params: { ...base.params, state, reason }, detail: deal.reason?.line || null } : null;
  }),
  dealMessage: talk,
  dealFile: talk,
  dealNdaSigned: talk,
  meetingProposed: plain,
  meetingFixed: plain,
  meetingCancelled: plain,
  taskGiven: aboutDeal((base, fact) => {
    const ownerId = textIn(fact, 'ownerId');
    return ownerId ? { ...base, to: [ownerId] } : null;
  }),
  dealQuiet: step,
  stepDue: step,
  stepLate: step,
  dealReopened: plain,
  dealInvited: invited,
  dealJoined: withOrganization,
  dealInvitationDeclined: withOrganization,
  fileOpened,
  coordinatorJoined: plain,
  coordinatorLeft: plain,
  dealCalls: toCenter,
  contractRecorded: plain,
  coordinatorAsked: plain,
} as const satisfies Partial<Record<Kind, Teller>>;
