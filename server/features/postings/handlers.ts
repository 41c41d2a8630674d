// The handlers of one noun's HTTP table. Each command ends in the posting as it is now, for the one who gave it.

import type { Actor } from '#server/platform/auth/actor.ts';
import type { Platform } from '#server/platform/feature.ts';
import type { Upload } from '#server/platform/http/upload.ts';
import type { ReviewScores } from '#shared/postings/review.ts';
import type { Attachment, PostingNoun } from '#shared/postings/schema.ts';
import { attachFile, detachFile, downloadFile } from './attachments.ts';
import { type Command, readable } from './command.ts';
import { noteReading } from './confidential.ts';
import { createPosting, removePosting, updatePosting } from './drafting.ts';
import { listVersions, readVersion } from './history.ts';
import { finishPosting, renewPosting, reopenPosting, withdrawPosting } from './lifetime.ts';
import { listPostings } from './list.ts';
import type { ListQuery } from './list-conditions.ts';
import type { PostingRecord } from './model.ts';
import type { ContentOf, PageOf, Postings } from './noun.ts';
import { presentAttachment, presentPage } from './present.ts';
import { previewPosting } from './preview.ts';
import { reviewPosting, submitPosting } from './reviewing.ts';

interface Asked {
  actor: Actor;
  now: Date;
}
interface AskedOne extends Asked {
  params: { id: string };
}
interface Versioned extends AskedOne {
  body: { version: number };
}
interface AskedFile extends AskedOne {
  params: { id: string; attachmentId: string };
}

/** Makes the handlers of a noun; `bindRoutes` checks them against the noun's own table. */
export const postingHandlers = <Noun extends PostingNoun>(postings: Postings<Noun>, { search }: Platform) => {
  type Content = ContentOf<Noun>;
  const commandOf = ({ params, actor, now }: AskedOne): Command => ({ postings, actor, id: params.id, now });
  const shown = async (actor: Actor, record: Promise<PostingRecord>): Promise<PageOf<Noun>> =>
    presentPage(postings, actor, await record);
  const step =
    (take: (command: Command & { version: number }) => Promise<PostingRecord>) =>
    (call: Versioned): Promise<PageOf<Noun>> =>
      shown(call.actor, take({ ...commandOf(call), version: call.body.version }));

  return {
    list: ({ actor, query }: Asked & { query: ListQuery }) => listPostings({ postings, search, actor, query }),
    create: ({ actor, now, body }: Asked & { body: { organization?: string | undefined; content: Content } }) =>
      shown(actor, createPosting({ postings, actor, now, ...body })),
    read: async (call: AskedOne) => {
      const posting = await readable(commandOf(call));
      await noteReading({ noun: postings.noun, actor: call.actor, posting });
      return presentPage(postings, call.actor, posting);
    },
    update: (call: AskedOne & { body: { version: number; content: Content } }) =>
      shown(call.actor, updatePosting({ ...commandOf(call), ...call.body })),
    remove: (call: AskedOne) => removePosting(commandOf(call)),
    submit: (call: AskedOne & { body: { version?: number | undefined } }) =>
      shown(call.actor, submitPosting({ ...commandOf(call), ...call.body })),
    review: (call: AskedOne & { body: { version: number; scores: ReviewScores; comment: string } }) =>
      shown(call.actor, reviewPosting({ ...commandOf(call), ...call.body })),
    withdraw: step(withdrawPosting),
    renew: (call: Versioned & { body: { validUntil: string } }) =>
      shown(call.actor, renewPosting({ ...commandOf(call), ...call.body })),
    finish: step(finishPosting),
    reopen: step(reopenPosting),
    versions: async ({ params, actor }: AskedOne) => ({
      items: await listVersions({ postings, actor, id: params.id }),
    }),
    version: ({ params, actor }: Asked & { params: { id: string; version: number } }) =>
      readVersion({ postings, actor, ...params }),
    attach: async (
      call: AskedOne & { query: { label: Attachment['label'] }; receive(maxBytes: number): Promise<Upload> },
    ) => {
      const attachment = await attachFile({ ...commandOf(call), label: call.query.label, receive: call.receive });
      return presentAttachment(attachment);
    },
    download: ({ params, actor }: AskedFile) => downloadFile({ postings, actor, ...params }),
    detach: (call: AskedFile) => detachFile({ ...commandOf(call), attachmentId: call.params.attachmentId }),
    preview: async ({ actor, body }: Asked & { body: { content: Content } }) => ({
      counts: await previewPosting(postings, body.content, actor),
    }),
  };
};
