// Who sends by the media server has to stop with the stage, and who is removed from the session to watch: seen in the log, by
// the session's owner.
import type { Hall } from '#server/features/live/hall.ts';
import type { LogRecord } from '#server/features/live/model.ts';
import type { EntryKind } from '#shared/live/entries.ts';
import { type LiveKit, publisherOf } from './livekit.ts';

const ENDING: readonly EntryKind[] = [
  'stage.taken',
  'stage.returned',
  'media.begun',
  'media.relayed',
  'media.pulled',
  'media.ended',
];

/** To be called with what was just stored, before `hall` shows it. */
export const followStage = (hall: Hall, records: readonly LogRecord[], liveKit: LiveKit): void => {
  const { media } = hall.shown.ctl;
  if (media?.kind !== 'relay') return;
  // `session.moved` says where to.
  const ends = ({ kind, data }: LogRecord): boolean =>
    ENDING.includes(kind) || (kind === 'session.moved' && (data as { to: string }).to === 'ended');
  if (records.some(ends)) void liveKit.expel(hall.session, publisherOf(media.epoch), hall.now());
  for (const { kind, data } of records) {
    // Of a closed session they are there by this name; of another one anybody may watch who comes anew.
    if (kind === 'person.banned') void liveKit.expel(hall.session, (data as { userId: string }).userId, hall.now());
  }
};
