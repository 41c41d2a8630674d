// An accepted interest opens its deal. Called by the acceptance itself and once more by the reaction to its fact.
import { type InterestRecord, interests } from '#server/features/interests/model.ts';
import { postingsOf } from '#server/features/postings/noun.ts';
import { postingsById } from '#server/features/postings/reads.ts';
import { insertRecord, isDuplicateKey } from '#server/platform/db/record.ts';
import { firstStage, type Pipeline } from '#shared/deals/pipeline.ts';
import { noteOf } from './command.ts';
import { type DealRecord, deals } from './model.ts';

const isAboutMoney = async ({ target, offer }: InterestRecord): Promise<boolean> => {
  const kinds = await Promise.all(
    [target, ...(offer ? [offer] : [])].map(async ({ noun, id }) => {
      const [posting] = await postingsById(postingsOf(noun), [id]);
      return posting?.content.kind;
    }),
  );
  return kinds.some((kind) => kind === 'financing' || kind === 'finance');
};

/** Opens the deal of an accepted interest, once. */
export const openDeal = async (interest: InterestRecord): Promise<void> => {
  const { dealId, target, offer, answeredAt, answeredBy } = interest;
  if (!dealId || !answeredAt || (await deals.exists({ _id: dealId }))) return;
  const pipeline: Pipeline = (await isAboutMoney(interest)) ? 'financing' : 'cooperation';
  const isReceiverSeeker = target.noun === 'need';
  const sideOf = (isReceiver: boolean) =>
    isReceiver === isReceiverSeeker ? ('seeker' as const) : ('provider' as const);
  const { fromOrganizationId, toOrganizationId, fromUserId, toUserId } = interest;
  const answering = answeredBy ?? toUserId;
  const fields: Omit<DealRecord, 'version' | 'createdAt' | 'updatedAt' | 'pending'> = {
    _id: dealId,
    title: (offer?.noun === 'need' ? offer : target).title,
    pipeline,
    stage: firstStage(pipeline),
    stageSince: answeredAt,
    state: 'open',
    interestId: interest._id,
    postings: [target, ...(offer ? [offer] : [])],
    parties: [
      { organizationId: fromOrganizationId, side: sideOf(false), joinedAt: answeredAt },
      { organizationId: toOrganizationId, side: sideOf(true), joinedAt: answeredAt },
    ],
    people: [
      { userId: fromUserId, organizationId: fromOrganizationId },
      { userId: answering, organizationId: toOrganizationId },
    ],
    coordinator: null,
    reason: null,
    stall: null,
    tasks: [],
    meetings: [],
    files: [],
    signatures: [],
    contract: null,
    financing: null,
    lastActivityAt: answeredAt,
    isDemo: interest.isDemo,
  };
  const data = { pipeline, interestId: interest._id };
  const note = noteOf({ type: 'deal.opened', deal: fields, by: answering, at: answeredAt, data });
  await insertRecord(deals, fields, note).catch((error: unknown) => {
    if (!isDuplicateKey(error)) throw error;
  });
};

/** The same for the reaction, which knows the interest by its id. */
export const openDealOfInterest = async (interestId: string): Promise<void> => {
  const interest = await interests.findById(interestId).lean<InterestRecord>();
  if (interest?.state === 'accepted') await openDeal(interest);
};
