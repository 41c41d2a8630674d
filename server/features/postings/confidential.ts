// What happens when somebody opens a confidential posting (L2, L3) who is not of its organization: it is written down, and its
// files leave with a watermark. How, is known further down in the order of the features, which plug it in here.
import type { Actor } from '#server/platform/auth/actor.ts';
import type { Download } from '#server/platform/http/handler.ts';
import { isConfidential } from '#shared/postings/schema.ts';
import type { AttachmentRecord } from './model.ts';
import type { Postings } from './noun.ts';
import { type Governed, mayReadDetails, mayReadInside } from './policy.ts';

interface Opening {
  noun: Postings['noun'];
  actor: Actor;
  posting: Governed;
}

interface Seal {
  /** Writes down that the details were read. */
  noteRead(opening: Opening): Promise<void>;
  /** Writes down that a file was asked for in vain. */
  noteRefused(opening: Opening & { attachment: AttachmentRecord }): Promise<void>;
  /** The file with its watermark, written down. */
  seal(opening: Opening & { attachment: AttachmentRecord }): Promise<Download>;
}

let plugged: Seal | undefined;

export const plugInSeal = (seal: Seal): void => {
  plugged = seal;
};

/** Confidential to this reader, not their own: what they open is written down. */
export const sealFor = ({ actor, posting }: Opening): Seal | undefined => {
  return isConfidential(posting.content.disclosure) && !mayReadInside(actor, posting) ? plugged : undefined;
};

/** Writes it down when the reader sees details that were opened to them. */
export const noteReading = async (opening: Opening): Promise<void> => {
  if (mayReadDetails(opening.actor, opening.posting)) await sealFor(opening)?.noteRead(opening);
};
