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
    const { name, organization } = ticket;
    const data = {
      segmentId,
      follows,
      wantsPlan,
      wantsMeeting,
      amountWan,
      isShared,
      userId,
      name,
      organization,
    };
    const company: Lane[] = segment.presenterId === null ? [] : [userLane(segment.presenterId)];
    const lanes: Lane[] = ['host', userLane(userId), ...(isShared ? company : [])];
    const isTakenBack = !isShared && before?.isShared === true && company.length > 0;
    return [
      { kind: 'intent.marked', data, lanes },
      // That it was taken back, and nothing of what the investor marks from now on.
      ...(isTakenBack ? [{ kind: 'intent.withdrawn' as const, data: { segmentId, userId }, lanes: company }] : []),
    ];
  },
};
