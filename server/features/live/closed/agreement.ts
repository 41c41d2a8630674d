// The agreement of a closed session: signed by a click, by each guest, before anything of the session is given to them.
import { loadEvent } from '#server/features/events/load.ts';
import { isClosed, mayInvite, mayWatch } from '#server/features/events/policy.ts';
import type { EventRecord } from '#server/features/events/reads.ts';
import { membershipsByUser } from '#server/features/organizations/reads.ts';
import { userRefs } from '#server/features/users/reads.ts';
import { type Actor, isCenter, userIdOf } from '#server/platform/auth/actor.ts';
import { insertRecord, isDuplicateKey, newId } from '#server/platform/db/record.ts';
import { type Block, writePdf } from '#server/platform/documents/pdf.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { agreementOf, currentAgreement } from './agreement-text.ts';
import { type SignatureRecord, signatures } from './model.ts';

const SIGNATURES_MOST = 2_000;

/** The closed session for who is let in; "not found" for all others, and for sessions without an agreement. */
const loadClosed = async (actor: Actor, session: string): Promise<EventRecord> => {
  const event = await loadEvent(actor, session);
  if (event.state !== 'published' || !isClosed(event) || !mayWatch(actor, event, null)) throw new Problem('not_found');
  return event;
};

const signatureOf = (session: string, userId: string): Promise<SignatureRecord | null> =>
  signatures.findOne({ session, userId }).lean<SignatureRecord>();

/** Throws `agreement_required` for a guest of a closed session who has not signed. The center's people invite, they do not sign. */
export const requireSignature = async (actor: Actor, event: EventRecord): Promise<void> => {
  if (!isClosed(event) || isCenter(actor)) return;
  if (actor.userId === null || !(await signatureOf(event._id, actor.userId))) throw new Problem('agreement_required');
};

/** Throws `not_found`. */
export const readAgreement = async (actor: Actor, session: string) => {
  await loadClosed(actor, session);
  const mine = await signatureOf(session, userIdOf(actor));
  const { version, title, paragraphs } = mine ? agreementOf(mine.textVersion) : currentAgreement();
  return { version, title, paragraphs: [...paragraphs], signedAt: mine?.createdAt.toISOString() ?? null };
};

interface Sign {
  actor: Actor;
  session: string;
  /** The text that was on the screen. */
  version: string;
  address: string;
  now: Date;
}

/** Throws `not_found`, `stale_version` for another text than today's. */
export const signAgreement = async ({ actor, session, version, address, now }: Sign) => {
  await loadClosed(actor, session);
  const userId = userIdOf(actor);
  const before = await signatureOf(session, userId);
  if (before) return { signedAt: before.createdAt.toISOString() };
  if (version !== currentAgreement().version) throw new Problem('stale_version', { current: currentAgreement() });
  const [people, memberships] = await Promise.all([userRefs([userId]), membershipsByUser([userId])]);
  try {
    const signature = await insertRecord<SignatureRecord>(
      signatures,
      {
        _id: newId(),
        session,
        userId,
        userName: people.get(userId)?.name ?? '',
        organizationName: memberships.get(userId)?.[0]?.organization.name ?? '',
        address,
        textVersion: version,
      },
      { type: 'agreement.signed', noun: 'agreement', by: userId, at: now, data: { session, version } },
    );
    return { signedAt: signature.createdAt.toISOString() };
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return { signedAt: (await signatureOf(session, userId))?.createdAt.toISOString() ?? now.toISOString() };
  }
};

const signaturesOf = (session: string, by: Partial<SignatureRecord> = {}): Promise<SignatureRecord[]> =>
  signatures
    .find({ session, ...by })
    .sort({ createdAt: 1 })
    .limit(SIGNATURES_MOST)
    .lean<SignatureRecord[]>();

/** Throws `not_found`, `forbidden` for who does not host it. */
export const listSignatures = async (actor: Actor, session: string) => {
  const event = await loadClosed(actor, session);
  if (!mayInvite(actor, event)) throw new Problem('forbidden');
  return {
    items: (await signaturesOf(session)).map(({ userId, userName, organizationName, textVersion, createdAt }) => ({
      userId,
      name: userName,
      organization: organizationName,
      version: textVersion,
      at: createdAt.toISOString(),
    })),
  };
};

const rowsOf = ({ userName, organizationName, createdAt, address, textVersion }: SignatureRecord): Block[] => [
  { kind: 'row', label: '签署人', text: userName },
  { kind: 'row', label: '所在单位', text: organizationName },
  { kind: 'row', label: '签署时间', text: `${createdAt.toISOString().slice(0, 19).replace('T', ' ')} UTC` },
  { kind: 'row', label: '网络地址', text: address },
  { kind: 'row', label: '文本版本', text: textVersion },
  { kind: 'text', text: '' },
];

/** What was signed, as a PDF. Throws `not_found`, `not_in_this_state` while there is nothing. */
export const agreementDocument = async (actor: Actor, session: string) => {
  const event = await loadClosed(actor, session);
  const signed = await signaturesOf(session, mayInvite(actor, event) ? {} : { userId: userIdOf(actor) });
  if (signed.length === 0) throw new Problem('not_in_this_state');
  const blocks = [...new Set(signed.map(({ textVersion }) => textVersion))].flatMap((version): Block[] => {
    const { title, paragraphs } = agreementOf(version);
    return [
      { kind: 'title', text: title },
      { kind: 'row', label: '场次', text: `${event.title}（${session}）` },
      { kind: 'row', label: '文本版本', text: version },
      ...paragraphs.map((text, index): Block => ({ kind: 'text', text: `${index + 1}. ${text}` })),
      { kind: 'heading', text: '签署记录' },
      ...signed.filter(({ textVersion }) => textVersion === version).flatMap(rowsOf),
    ];
  });
  const { title } = currentAgreement();
  return { bytes: await writePdf(blocks, { title }), name: `${title}-${session}.pdf` };
};
