import type { ReplyHabit } from '#server/features/matching/replies.ts';
import { type Judgement, judged, type Pair, unknown } from './judgement.ts';

const FIT: Readonly<Record<ReplyHabit, number>> = { prompt: 1, reliable: 0.5, mixed: 0, seldom: -1 };

const fitOf = (habit: ReplyHabit | null): number => (habit === null ? 0 : FIT[habit]);

/** How both sides answer those who write to them, half the weight each. A newcomer gains and loses nothing by it. */
export const judgeReply = ({ need, capability }: Pair): Judgement => {
  if (need.replies === null && capability.replies === null) return unknown('replyUnknown');
  const fit = (fitOf(need.replies) + fitOf(capability.replies)) / 2;
  return judged(fit, 'replyKnown', { need: need.replies ?? 'none', capability: capability.replies ?? 'none' });
};
