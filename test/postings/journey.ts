// The ways a posting takes in tests, told by needs: the mechanism is the same for capabilities.
import { buildNeed } from '#seeds/builders/needs.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import type { Need, NeedInput } from '#shared/needs/schema.ts';
import type { Client } from '#test/support/client.ts';

export const GOOD_SCORES = { value: 4, clarity: 4, cooperation: 3, completeness: 3 } as const;
export const MIDDLING_SCORES = { value: 2, clarity: 2, cooperation: 2, completeness: 2 } as const;
export const POOR_SCORES = { value: 1, clarity: 1, cooperation: 1, completeness: 1 } as const;

export const draftNeed = (author: Client, content: NeedInput = buildNeed()): Promise<Need> =>
  author.call(needRoutes.create, { body: { content } });

export const submitNeed = async (author: Client, content?: NeedInput): Promise<Need> => {
  const { id } = await draftNeed(author, content);
  return author.call(needRoutes.submit, { params: { id }, body: {} });
};

interface Judged {
  author: Client;
  coordinator: Client;
  content?: NeedInput;
}

const judged =
  (scores: typeof GOOD_SCORES | typeof MIDDLING_SCORES | typeof POOR_SCORES) =>
  async ({ author, coordinator, content }: Judged): Promise<Need> => {
    const { id, version } = await submitNeed(author, content);
    await coordinator.call(needRoutes.review, {
      params: { id },
      body: { version, scores, comment: '请补充功耗的测试条件。' },
    });
    return author.call(needRoutes.read, { params: { id } });
  };

/** A need that a coordinator published, as its author sees it. */
export const publishNeed = judged(GOOD_SCORES);
export const returnNeed = judged(MIDDLING_SCORES);
export const rejectNeed = judged(POOR_SCORES);
