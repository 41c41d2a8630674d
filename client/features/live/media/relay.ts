// Picture and sound by a LiveKit server. Its client is large, so it comes when it is needed.
import type { RemoteTrackPublication } from 'livekit-client';
import { callBy } from '#client/lib/call.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { mediaRoutes } from '#shared/live/media/routes.ts';
import type { Captured } from './recorder.ts';

interface Where {
  session: string;
  /** Of the session, by its ticket. */
  connection: { ticket(): string; renewTicket(): Promise<void> };
}

const loaded = async () => {
  const client = await import('livekit-client');
  // What goes wrong is told on the screen.
  client.setLogLevel('silent');
  return client;
};

const roomOf = async ({ session, connection }: Where, to: 'watch' | 'send') => {
  const ask = () => callBy(connection.ticket(), mediaRoutes.room, { params: { id: session }, query: { to } });
  try {
    return await ask();
  } catch (error) {
    if (!isProblem(error, 'ticket_invalid')) throw error;
    await connection.renewTicket();
    return ask();
  }
};

const TRIES = 5;
const AGAIN_MS = 300;

/** A process that does not own the session may hear a moment later that one sends by the media server now. */
const roomToSend = async (where: Where) => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await roomOf(where, 'send');
    } catch (error) {
      if (tries >= TRIES || !isProblem(error, 'not_found', 'stage_moved')) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
};

/** Sends what was captured as who has the stage; resolves once it is on its way, to how to stop. Throws when the server is away. */
export const publishRelay = async (
  where: Where,
  { what, stream }: { what: Captured; stream: MediaStream },
  onLost: () => void,
): Promise<() => void> => {
  const [{ Room, RoomEvent, Track }, { url, token }] = await Promise.all([loaded(), roomToSend(where)]);
  const room = new Room({ stopLocalTrackOnUnpublish: false });
  try {
    await room.connect(url, token);
    const picture = what === 'screen' ? Track.Source.ScreenShare : Track.Source.Camera;
    for (const track of stream.getTracks()) {
      // A screen is sent for its letters, not for its movement.
      const source = track.kind === 'video' ? picture : Track.Source.Microphone;
      await room.localParticipant.publishTrack(track, { source });
    }
  } catch (error) {
    void room.disconnect();
    throw error;
  }
  room.on(RoomEvent.Disconnected, onLost);
  return () => {
    room.off(RoomEvent.Disconnected, onLost);
    void room.disconnect();
  };
};

export interface RelayEvents {
  onStall(): void;
  onFailure(): void;
}

/** Plays what the stage's holder sends, all of it or the sound alone; answers how to stop. Throws when the server is away. */
export const playRelay = async (
  element: HTMLVideoElement,
  where: Where,
  { hasPicture, onStall, onFailure }: RelayEvents & { hasPicture: boolean },
): Promise<() => void> => {
  const [{ Room, RoomEvent, Track }, { url, token, publisher }] = await Promise.all([loaded(), roomOf(where, 'watch')]);
  const room = new Room();
  const want = (publication: RemoteTrackPublication, { identity }: { identity: string }) => {
    // Who had the stage before may still be there.
    const isWanted = identity === publisher && (hasPicture || publication.kind === Track.Kind.Audio);
    if (isWanted) publication.setSubscribed(true);
  };
  room.on(RoomEvent.TrackPublished, want);
  // Put together here: the client's own way would turn the sound of the element on, one's own voice too.
  const heard = new MediaStream();
  room.on(RoomEvent.TrackSubscribed, ({ mediaStreamTrack }) => {
    heard.addTrack(mediaStreamTrack);
    if (element.srcObject !== heard) element.srcObject = heard;
  });
  room.on(RoomEvent.TrackUnsubscribed, ({ mediaStreamTrack }) => heard.removeTrack(mediaStreamTrack));
  room.on(RoomEvent.Disconnected, onFailure);
  element.addEventListener('waiting', onStall);
  const stop = () => {
    element.removeEventListener('waiting', onStall);
    room.off(RoomEvent.Disconnected, onFailure);
    void room.disconnect();
    if (element.srcObject === heard) element.srcObject = null;
  };
  try {
    await room.connect(url, token, { autoSubscribe: false });
  } catch (error) {
    stop();
    throw error;
  }
  for (const participant of room.remoteParticipants.values()) {
    for (const publication of participant.trackPublications.values()) want(publication, participant);
  }
  return stop;
};
