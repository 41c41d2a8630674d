// An investor's interest in the project on stage: private between them and the hosts, and the company once it is shared.
import { type Lane, userLane } from '#shared/live/lanes.ts';
import { type Acts, notNow, segmentIn } from './scene.ts';

export const intentActs: Acts<'intent.mark'> = {
  'intent.mark': (scene, { segmentId, follows, wantsPlan, wantsMeeting, amountWan, isShared }) => {
    const { state, userId, ticket } = scene;
    if (!['live', 'paused', 'ended', 'replay'].includes(state.ctl.state)) throw notNow();
    const segment = segmentIn(scene, segmentId);
    if (segment.kind !== 'pitch') throw notNow();
    const before = state.user(userId).intents.find((one) => one.segmentId === segmentId && one.userId === userId);
    // Consent is given once: what the company has seen cannot be taken from it again.
    const shares = isShared || before?.isShared === true;
    const { name, organization } = ticket;
    const data = {
      segmentId,
      follows,
      wantsPlan,
      wantsMeeting,
      amountWan,
      isShared: shares,
      userId,
      name,
      organization,
    };
    const company: Lane[] = shares && segment.presenterId !== null ? [userLane(segment.presenterId)] : [];
    return [{ kind: 'intent.marked', data, lanes: ['host', userLane(userId), ...company] }];
  },
};
