// Who is on deck, and what they are told of what is before and after them.
import { expect } from 'chai';
import { backstageOf } from '#shared/live/backstage.ts';
import type { SegmentState } from '#shared/live/lifecycles.ts';
import { newCtl, type Segment } from '#shared/live/state/ctl.ts';
import { newTimer } from '#shared/live/timer.ts';

const [ME, OTHER] = ['a'.repeat(24), 'b'.repeat(24)];

const segment = (title: string, state: SegmentState, presenterId: string | null = null): Segment => ({
  id: title,
  kind: 'pitch',
  title,
  speaker: '',
  presenterId,
  state,
  timer: newTimer(60_000),
});

const AGENDA = [
  segment('开场', 'done'),
  segment('先讲的', 'running', OTHER),
  segment('跳过的', 'skipped'),
  segment('短休', 'pending'),
  segment('我的', 'on_deck', ME),
  segment('最后', 'pending', OTHER),
];
const ctl = { ...newCtl(), state: 'live' as const, segments: AGENDA };
const titles = (segments: readonly Segment[]) => segments.map(({ title }) => title);

describe('backstage', () => {
  it('tells who is on deck what runs, what lies between and what follows', () => {
    const backstage = backstageOf(ctl, ME);
    expect(backstage?.mine.title).to.equal('我的');
    expect(backstage?.current?.title).to.equal('先讲的');
    expect(titles(backstage?.between ?? [])).to.deep.equal(['短休']);
    expect(backstage?.after?.title).to.equal('最后');
  });

  it('is for nobody else, and over once one has the stage or the session is', () => {
    expect(backstageOf(ctl, OTHER)).to.equal(null);
    expect(backstageOf(ctl, null)).to.equal(null);
    expect(backstageOf({ ...ctl, stage: { holder: ME, name: '', token: 1 } }, ME)).to.equal(null);
    expect(backstageOf({ ...ctl, stage: { holder: OTHER, name: '', token: 1 } }, ME)).to.not.equal(null);
    expect(backstageOf({ ...ctl, state: 'ended' }, ME)).to.equal(null);
    expect(backstageOf({ ...ctl, state: 'lobby' }, ME)).to.not.equal(null);
  });

  it('tells in the lobby, when nothing runs yet, all that comes before', () => {
    const segments = [segment('开场', 'pending'), segment('我的', 'on_deck', ME)];
    const backstage = backstageOf({ ...ctl, segments }, ME);
    expect([backstage?.current, titles(backstage?.between ?? []), backstage?.after]).to.deep.equal([
      null,
      ['开场'],
      null,
    ]);
  });
});
