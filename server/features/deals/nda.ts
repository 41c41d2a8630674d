// The non-disclosure agreement: signed by a click, once for an organization; who, when, from where and which text are kept.

import { currentNda, type NdaText, ndaOf } from '#server/features/disclosures/nda-text.ts';
import { organizationRefs } from '#server/features/organizations/reads.ts';
import { userRefs } from '#server/features/users/reads.ts';
import { type Actor, userIdOf } from '#server/platform/auth/actor.ts';
import { type Block, writePdf } from '#server/platform/documents/pdf.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { type Command, change, readable, writable } from './command.ts';
import type { DealRecord, SignatureRecord } from './model.ts';
import { hasSigned } from './policy.ts';

// Once somebody has signed, the others sign the same text.
const textFor = (deal: DealRecord): NdaText => {
  const [first] = deal.signatures;
  return first ? ndaOf(first.textVersion) : currentNda();
};

export const readNda = async (actor: Actor, id: string): Promise<NdaText> => textFor(await readable(actor, id));

interface Sign extends Command {
  /** The text that was on the screen. */
  textVersion: string;
  address: string;
}

/** Signs. Throws `not_found`, `forbidden`, `not_in_this_state` (signed already), `stale_version` for another text. */
export const signNda = async (sign: Sign): Promise<DealRecord> => {
  const { deal, party } = await writable(sign);
  const { organizationId } = party;
  if (hasSigned(organizationId, deal)) throw new Problem('not_in_this_state');
  const { version } = textFor(deal);
  if (sign.textVersion !== version) throw new Problem('stale_version', { current: textFor(deal) });
  const userId = userIdOf(sign.actor);
  const [people, organizations] = await Promise.all([userRefs([userId]), organizationRefs([organizationId])]);
  const signature: SignatureRecord = {
    organizationId,
    organizationName: organizations.get(organizationId)?.name ?? '',
    userId,
    userName: people.get(userId)?.name ?? '',
    at: sign.now,
    address: sign.address,
    textVersion: version,
  };
  return change({
    command: sign,
    deal,
    type: 'deal.nda_signed',
    data: { organizationId },
    while: {
      'signatures.organizationId': { $ne: organizationId },
      ...(deal.signatures.length > 0
        ? { 'signatures.0.textVersion': version }
        : { 'signatures.0': { $exists: false } }),
    },
    push: { signatures: signature },
  });
};

const signatureRows = ({ organizationName, userName, at, address }: SignatureRecord): Block[] => [
  { kind: 'row', label: '签署单位', text: organizationName },
  { kind: 'row', label: '签署人', text: userName },
  { kind: 'row', label: '签署时间', text: `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC` },
  { kind: 'row', label: '网络地址', text: address },
  { kind: 'text', text: '' },
];

/** What was signed, as a PDF. Throws `not_found`, `not_in_this_state` while nobody has signed. */
export const ndaDocument = async (actor: Actor, id: string): Promise<{ bytes: Uint8Array; name: string }> => {
  const deal = await readable(actor, id);
  if (deal.signatures.length === 0) throw new Problem('not_in_this_state');
  const { title, version, paragraphs } = textFor(deal);
  const blocks: Block[] = [
    { kind: 'title', text: title },
    { kind: 'row', label: '对接', text: `${deal.title}（${deal._id}）` },
    { kind: 'row', label: '文本版本', text: version },
    ...paragraphs.map((text, index): Block => ({ kind: 'text', text: `${index + 1}. ${text}` })),
    { kind: 'heading', text: '签署记录' },
    ...deal.signatures.flatMap(signatureRows),
  ];
  return { bytes: await writePdf(blocks, { title }), name: `${title}-${deal._id}.pdf` };
};
