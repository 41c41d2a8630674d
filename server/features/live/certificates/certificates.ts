// Certificates of attendance. Each is issued once, when its owner takes it, and says for good what was true then.
import { randomBytes } from 'node:crypto';
import { loadEvent } from '#server/features/events/load.ts';
import { isOver } from '#server/features/events/policy.ts';
import type { EventRecord } from '#server/features/events/reads.ts';
import { nameOf } from '#server/features/live/admission.ts';
import { type Actor, userIdOf } from '#server/platform/auth/actor.ts';
import { foundOr404, insertRecord, isDuplicateKey, newId } from '#server/platform/db/record.ts';
import { writePdf } from '#server/platform/documents/pdf.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Certificate } from '#shared/live/certificates/routes.ts';
import { type Attended, attendedBy } from './attended.ts';
import { type CertificateRecord, certificates } from './model.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const MINUTE_MS = 60_000;

/** Twelve of thirty-two characters: a byte modulo 32 is even. */
const newCode = (): string =>
  [...randomBytes(12)]
    .map((byte) => ALPHABET[byte % ALPHABET.length])
    .join('')
    .replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3');

const minutes = (ms: number): number => Math.round(ms / MINUTE_MS);

const present = ({ code, name, organization, title, heldAt, ...record }: CertificateRecord): Certificate => ({
  code,
  name,
  organization,
  title,
  heldAt: heldAt.toISOString(),
  minutes: record.minutes,
  ofMinutes: record.ofMinutes,
  issuedAt: record.createdAt.toISOString(),
});

const certificateOf = (session: string, userId: string): Promise<CertificateRecord | null> =>
  certificates.findOne({ session, userId }).lean<CertificateRecord>();

interface Asked {
  actor: Actor;
  session: string;
  now: Date;
}

/** Of a published event whose session is over; "not found" otherwise. */
const loadOver = async ({ actor, session }: Asked): Promise<EventRecord> => {
  const event = await loadEvent(actor, session);
  if (event.state !== 'published' || !isOver(event)) throw new Problem('not_found');
  return event;
};

const mayTake = ({ certificatePercent }: EventRecord, { percent, heldAt }: Attended): boolean =>
  // Events of before there were certificates have no such field.
  typeof certificatePercent === 'number' && heldAt !== null && percent >= certificatePercent;

/** Throws `not_found` while the session is not over. */
export const readMine = async (asked: Asked) => {
  const event = await loadOver(asked);
  const userId = userIdOf(asked.actor);
  const [attended, certificate] = await Promise.all([
    attendedBy(event._id, userId, asked.now.getTime()),
    certificateOf(event._id, userId),
  ]);
  return {
    minutes: minutes(attended.ms),
    ofMinutes: minutes(attended.ofMs),
    percent: attended.percent,
    askedPercent: event.certificatePercent ?? null,
    certificate: certificate && present(certificate),
    can: { issue: certificate === null && mayTake(event, attended) },
  };
};

/** Throws `not_found` while the session is not over, `not_in_this_state` for who was not there long enough. */
export const issueCertificate = async (asked: Asked): Promise<Certificate> => {
  const { actor, now } = asked;
  const event = await loadOver(asked);
  const userId = userIdOf(actor);
  const before = await certificateOf(event._id, userId);
  if (before) return present(before);
  const attended = await attendedBy(event._id, userId, now.getTime());
  if (attended.heldAt === null || !mayTake(event, attended)) throw new Problem('not_in_this_state');
  const { name, organization } = await nameOf(actor);
  const fields = {
    _id: newId(),
    session: event._id,
    userId,
    code: newCode(),
    name,
    organization,
    title: event.title,
    heldAt: new Date(attended.heldAt),
    minutes: minutes(attended.ms),
    ofMinutes: minutes(attended.ofMs),
  };
  const note = { type: 'certificate.issued', noun: 'certificate', by: userId, at: now, data: { session: event._id } };
  try {
    return present(await insertRecord<CertificateRecord>(certificates, fields, note));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // They pressed twice: the first is theirs.
    return present(foundOr404(await certificateOf(event._id, userId)));
  }
};

/** Throws `not_found`. Whoever has the code may see what it says, and nothing else. */
export const checkCertificate = async (code: string): Promise<Certificate> =>
  present(foundOr404(await certificates.findOne({ code }).lean<CertificateRecord>()));

const dayOf = (at: string): string =>
  new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(new Date(at));

/** Throws `not_found` while the caller has none. */
export const certificateFile = async ({ actor, session }: Asked, publicUrl: string) => {
  const { code, name, organization, title, heldAt, issuedAt, ...certificate } = present(
    foundOr404(await certificateOf(session, userIdOf(actor))),
  );
  const who = organization ? `${name}（${organization}）` : name;
  const bytes = await writePdf(
    [
      { kind: 'title', text: '参会证明' },
      { kind: 'heading', text: 'Certificate of attendance' },
      {
        kind: 'text',
        text: `兹证明 ${who} 于 ${dayOf(heldAt)} 参加了“${title}”线上场次，直播期间在线 ${certificate.minutes} 分钟，全场 ${certificate.ofMinutes} 分钟。`,
      },
      {
        kind: 'text',
        text: `This is to certify that ${who} attended “${title}” online on ${heldAt.slice(0, 10)}: ${certificate.minutes} of ${certificate.ofMinutes} minutes.`,
      },
      { kind: 'row', label: '证明编号', text: code },
      { kind: 'row', label: '核验 / Check', text: `${publicUrl}/certificates/${code}` },
      { kind: 'row', label: '签发', text: '高新区创新协同中心' },
      { kind: 'row', label: '签发日期', text: dayOf(issuedAt) },
    ],
    { title: `参会证明 ${code}` },
  );
  return { bytes, name: `参会证明-${code}.pdf` };
};
