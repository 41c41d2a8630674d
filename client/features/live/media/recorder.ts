// Cameras, screens and microphones as recordings in pieces.
import { BIT_RATES, CHUNK_MS, SOUND_BIT_RATE } from '#shared/live/media/limits.ts';
import type { MediaTrack } from '#shared/live/media/source.ts';
import { canPlay } from './feed.ts';

export type Captured = 'camera' | 'screen' | 'sound';

/** Best first: MP4 plays everywhere, where it can be recorded at all. */
const PICTURE = ['video/mp4;codecs=avc1.42E01E,mp4a.40.2', 'video/webm;codecs=vp8,opus'];
const PICTURE_ALONE = ['video/mp4;codecs=avc1.42E01E', 'video/webm;codecs=vp8'];
const SOUND = ['audio/mp4;codecs=mp4a.40.2', 'audio/webm;codecs=opus'];

const firstOf = (types: readonly string[]): string | null =>
  types.find((type) => MediaRecorder.isTypeSupported(type) && canPlay(type)) ?? null;

const MICROPHONE: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true };

const microphone = () => navigator.mediaDevices.getUserMedia({ audio: MICROPHONE });

/** What is being captured, and how to let go of the devices. */
export interface Capture {
  stream: MediaStream;
  stop(): void;
}

const stopAll = (...streams: MediaStream[]): void => {
  for (const stream of streams) for (const track of stream.getTracks()) track.stop();
};

const captureOf = (stream: MediaStream): Capture => ({ stream, stop: () => stopAll(stream) });

/** More than this is more than the bit rate carries, and than a laptop encodes beside its other work. */
const SCREEN: MediaTrackConstraints = { width: { max: 1920 }, height: { max: 1080 }, frameRate: { max: 15 } };

const captureScreen = async (): Promise<Capture> => {
  const screen = await navigator.mediaDevices.getDisplayMedia({ video: SCREEN, audio: true });
  const voice = await microphone().catch(() => null);
  if (!voice) return captureOf(screen);
  if (screen.getAudioTracks().length === 0) {
    return captureOf(new MediaStream([...screen.getVideoTracks(), ...voice.getAudioTracks()]));
  }
  // The screen's own sound and the speaker's voice become one track.
  const context = new AudioContext();
  const target = context.createMediaStreamDestination();
  for (const stream of [screen, voice]) context.createMediaStreamSource(stream).connect(target);
  return {
    stream: new MediaStream([...screen.getVideoTracks(), ...target.stream.getAudioTracks()]),
    stop() {
      stopAll(screen, voice);
      void context.close();
    },
  };
};

/** Asks the person for what is to be sent. Throws a DOMException when they refuse or there is none. */
export const capture = async (what: Captured): Promise<Capture> => {
  if (what === 'screen') return captureScreen();
  if (what === 'sound') return captureOf(await microphone());
  const video = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 25, max: 30 } };
  const { mediaDevices } = navigator;
  return captureOf(
    // A camera without a microphone is still a picture.
    await mediaDevices.getUserMedia({ video, audio: MICROPHONE }).catch(() => mediaDevices.getUserMedia({ video })),
  );
};

interface Recording {
  type: string;
  stop(): Promise<void>;
}

const record = (
  stream: MediaStream,
  { type, options }: { type: string; options: MediaRecorderOptions },
  onPiece: (piece: Blob) => void,
): Recording => {
  const recorder = new MediaRecorder(stream, { ...options, mimeType: type });
  recorder.ondataavailable = ({ data }) => {
    if (data.size > 0) onPiece(data);
  };
  recorder.start(CHUNK_MS);
  return {
    type: recorder.mimeType || type,
    stop: () =>
      new Promise((resolve) => {
        if (recorder.state === 'inactive') return resolve();
        recorder.onstop = () => resolve();
        recorder.stop();
      }),
  };
};

/** Records a stream: the whole of it, and its sound alone beside it. `rung` is the place in BIT_RATES. */
export const recordAll = (
  stream: MediaStream,
  rung: number,
  onPiece: (track: MediaTrack, piece: Blob) => void,
): Partial<Record<MediaTrack, Recording>> => {
  const hasVideo = stream.getVideoTracks().length > 0;
  const sounds = stream.getAudioTracks();
  const picture = hasVideo ? firstOf(sounds.length > 0 ? PICTURE : PICTURE_ALONE) : null;
  const sound = sounds.length > 0 ? firstOf(SOUND) : null;
  const videoBitsPerSecond = BIT_RATES[rung] ?? BIT_RATES[0];
  // A key frame a second is where others join; TypeScript's library does not know the option everywhere yet.
  const often = { videoKeyFrameIntervalDuration: 1_000 };
  const options = { videoBitsPerSecond, audioBitsPerSecond: SOUND_BIT_RATE * 2, ...often };
  return {
    ...(picture ? { picture: record(stream, { type: picture, options }, (piece) => onPiece('picture', piece)) } : {}),
    ...(sound
      ? {
          sound: record(
            new MediaStream(sounds),
            { type: sound, options: { audioBitsPerSecond: SOUND_BIT_RATE } },
            (piece) => onPiece('sound', piece),
          ),
        }
      : {}),
  };
};
