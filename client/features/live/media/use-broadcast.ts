import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Session } from '#client/features/live/use-session.ts';
import { Broadcast, type BroadcastState } from './broadcast.ts';
import { publishRelay } from './relay.ts';

interface BroadcastInUse {
  broadcast: Broadcast;
  state: BroadcastState;
}

/** One's own camera, screen or microphone: goes on while one looks into other parts of the screen. */
export const useBroadcasting = ({ id, connection, view }: Session): BroadcastInUse => {
  const [broadcast] = useState(
    () =>
      new Broadcast({
        session: id,
        begin: (body) => connection.act('media.begin', body),
        relay: (body) => connection.act('media.relay', body),
        send: (sent, onLost) => publishRelay({ session: id, connection }, sent, onLost),
        end: (token, epoch) => connection.act('media.end', { token, epoch }),
      }),
  );
  useEffect(() => () => broadcast.close(), [broadcast]);
  const state = useSyncExternalStore(broadcast.subscribe, broadcast.snapshot);
  const { stage, media } = view.ctl;
  useEffect(() => broadcast.follow(stage.token, media), [broadcast, stage.token, media]);
  return { broadcast, state };
};

export const BroadcastContext = createContext<BroadcastInUse | null>(null);

export const useBroadcast = (): BroadcastInUse => {
  const broadcast = useContext(BroadcastContext);
  if (!broadcast) throw new Error('this part stands in a session only');
  return broadcast;
};
