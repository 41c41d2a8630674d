// Secrets of others that have to be used again (a robot's webhook, say) lie encrypted in the database, and links that are
// to be believed carry a signature. Both keys come from the platform's one secret, each for its own purpose.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const FORMAT = 'v1';

/** HKDF-SHA256 (RFC 5869) of the platform's secret; `purpose` keeps the keys apart. */
const keyFor = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'xietong', purpose, KEY_BYTES));

export interface Vault {
  /**
   * Encrypts by AES-256-GCM. `owner` names the record it belongs to: the text opens only under the same name, so a
   * ciphertext that was copied to another record is worth nothing there.
   */
  seal(text: string, owner: string): string;
  /** Decrypts. Null when it was not sealed for this owner by this platform's secret (the secret was changed, say). */
  open(sealed: string, owner: string): string | null;
  /** A signature of the text for a link, in letters that a URL takes as they are. */
  sign(text: string): string;
  isSignedBy(text: string, signature: string): boolean;
}

export const createVault = (secret: string): Vault => {
  const sealing = keyFor(secret, 'sealing');
  const signing = keyFor(secret, 'signing');
  const signatureOf = (text: string): Buffer => createHmac('sha256', signing).update(text).digest();
  return {
    seal(text, owner) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(owner));
      const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [FORMAT, ...[iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'))].join('.');
    },
    open(sealed, owner) {
      const [format, iv = '', tag = '', data = ''] = sealed.split('.');
      if (format !== FORMAT) return null;
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealing, Buffer.from(iv, 'base64url'), { authTagLength: 16 })
          .setAAD(Buffer.from(owner))
          .setAuthTag(Buffer.from(tag, 'base64url'));
        return Buffer.concat([decipher.update(Buffer.from(data, 'base64url')), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
    sign: (text) => signatureOf(text).toString('base64url'),
    isSignedBy(text, signature) {
      const given = Buffer.from(signature, 'base64url');
      const right = signatureOf(text);
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
};
