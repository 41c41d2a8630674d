// Streams from elsewhere. Their players are large, so they come when one is shown.
import type { PullSource } from '#shared/live/media/source.ts';

export interface PullEvents {
  onStall(): void;
  onFailure(): void;
}

const HLS_TYPE = 'application/vnd.apple.mpegurl';

const playHls = async (element: HTMLVideoElement, url: string, { onFailure }: PullEvents): Promise<() => void> => {
  const { default: Hls } = await import('hls.js');
  if (!Hls.isSupported()) {
    // Safari on phones plays it by itself.
    if (element.canPlayType(HLS_TYPE) === '') onFailure();
    else element.src = url;
    return () => element.removeAttribute('src');
  }
  // The content security policy allows no worker out of the page itself.
  const hls = new Hls({ enableWorker: false, liveSyncDurationCount: 2 });
  hls.on(Hls.Events.ERROR, (_event, { fatal, type }) => {
    if (!fatal) return;
    if (type === Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
    else onFailure();
  });
  hls.loadSource(url);
  hls.attachMedia(element);
  return () => hls.destroy();
};

const playFlv = async (element: HTMLVideoElement, url: string, { onFailure }: PullEvents): Promise<() => void> => {
  const { default: loaded } = await import('mpegts.js');
  // The package's types call the whole module its default; what it exports is the player itself.
  const mpegts = loaded as unknown as (typeof loaded)['default'];
  if (!mpegts.isSupported()) {
    onFailure();
    return () => {};
  }
  const player = mpegts.createPlayer(
    { type: 'flv', isLive: true, url },
    { enableWorker: false, liveBufferLatencyChasing: true },
  );
  player.on(mpegts.Events.ERROR, onFailure);
  player.attachMediaElement(element);
  player.load();
  return () => player.destroy();
};

/** Plays a stream; answers how to stop. */
export const playPulled = async (
  element: HTMLVideoElement,
  { format, url }: PullSource,
  events: PullEvents,
): Promise<() => void> => {
  element.addEventListener('waiting', events.onStall);
  const stop = await (format === 'hls' ? playHls : playFlv)(element, url, events);
  return () => {
    element.removeEventListener('waiting', events.onStall);
    stop();
  };
};
