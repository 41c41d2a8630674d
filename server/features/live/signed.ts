// What we give out and have to know again: JSON with our signature, so that no record of it is looked up to trust it.
import { createHmac, timingSafeEqual } from 'node:crypto';

const TEXT_MAX = 2_000;

const signature = (payload: string, key: Buffer): Buffer => createHmac('sha256', key).update(payload).digest();

/** The value as text with its signature (HMAC-SHA256), both in base64url with a dot between. */
export const sign = (value: unknown, key: Buffer): string => {
  const payload = Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${payload}.${signature(payload, key).toString('base64url')}`;
};

/** The value that was signed with this key; undefined for what was not. */
export const readSigned = (text: unknown, key: Buffer): unknown => {
  const [payload = '', signed = ''] = typeof text === 'string' && text.length < TEXT_MAX ? text.split('.') : [];
  const given = Buffer.from(signed, 'base64url');
  const right = signature(payload, key);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  // Signed by us, so it is JSON.
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
};
