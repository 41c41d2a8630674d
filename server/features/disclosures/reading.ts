// What the owner sees of it: to whom it is open, who opened what; and the document of what was signed.
import { organizationRefs } from '#server/features/organizations/reads.ts';
import { postingsOf } from '#server/features/postings/noun.ts';
import { mayWrite } from '#server/features/postings/policy.ts';
import { readablePosting } from '#server/features/postings/reads.ts';
import { userRefs } from '#server/features/users/reads.ts';
import { membershipIn } from '#server/platform/auth/actor.ts';
import { type Block, writePdf } from '#server/platform/documents/pdf.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { ownPosting, type PostingCommand } from './granting.ts';
import { type GrantRecord, grants, type OpeningRecord, openings } from './model.ts';
import { ndaOf } from './nda-text.ts';

const MOST = 500;

export const presentGrants = async (records: readonly GrantRecord[]) => {
  const [people, organizations] = await Promise.all([
    userRefs(records.flatMap(({ toUserId }) => toUserId ?? [])),
    organizationRefs(records.flatMap(({ toOrganizationId }) => toOrganizationId ?? [])),
  ]);
  return records.map(({ _id, toUserId, toOrganizationId, signature, createdAt, until }) => ({
    id: _id,
    name: organizations.get(toOrganizationId ?? '')?.name ?? people.get(toUserId ?? '')?.name ?? '',
    signedBy: signature?.userName ?? null,
    at: createdAt.toISOString(),
    until: until?.toISOString() ?? null,
  }));
};

export const readDisclosure = async (command: PostingCommand) => {
  const posting = await ownPosting(command);
  const [given, opened] = await Promise.all([
    grants.find({ postingId: posting._id, revokedAt: null }).sort({ _id: -1 }).limit(MOST).lean<GrantRecord[]>(),
    openings.find({ postingId: posting._id }).sort({ at: -1 }).limit(MOST).lean<OpeningRecord[]>(),
  ]);
  return {
    grants: await presentGrants(given),
    openings: opened.map(({ at, name, organization, what, outcome }) => ({
      at: at.toISOString(),
      name,
      organization,
      what,
      outcome,
    })),
    canChange: mayWrite(command.actor, posting),
  };
};

const rowsOf = ({ signature, createdAt }: GrantRecord): Block[] =>
  signature
    ? [
        { kind: 'row', label: '签署单位', text: signature.organizationName },
        { kind: 'row', label: '签署人', text: signature.userName },
        { kind: 'row', label: '签署时间', text: `${createdAt.toISOString().slice(0, 19).replace('T', ' ')} UTC` },
        { kind: 'row', label: '网络地址', text: signature.address },
        { kind: 'text', text: '' },
      ]
    : [];

/** What was signed, for who signed and for the owner. Throws `not_found`, `not_in_this_state` while there is nothing. */
export const signedDocument = async (command: PostingCommand): Promise<{ bytes: Uint8Array; name: string }> => {
  const { actor, noun, id } = command;
  const posting = await readablePosting(postingsOf(noun), actor, id);
  const isOwn = membershipIn(actor, posting.organizationId) !== undefined;
  const own = actor.memberships.map(({ organizationId }) => organizationId);
  const signed = await grants
    .find({ postingId: posting._id, signature: { $ne: null }, ...(isOwn ? {} : { toOrganizationId: { $in: own } }) })
    .lean<GrantRecord[]>();
  const version = signed.at(-1)?.signature?.textVersion;
  if (!version) throw new Problem('not_in_this_state');
  const { title, paragraphs } = ndaOf(version);
  const blocks: Block[] = [
    { kind: 'title', text: title },
    { kind: 'row', label: '内容', text: `${posting.content.title}（${posting._id}）` },
    { kind: 'row', label: '文本版本', text: version },
    ...paragraphs.map((text, index): Block => ({ kind: 'text', text: `${index + 1}. ${text}` })),
    { kind: 'heading', text: '签署记录' },
    ...signed.flatMap(rowsOf),
  ];
  return { bytes: await writePdf(blocks, { title }), name: `${title}-${posting._id}.pdf` };
};
