import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#client/features/live/use-session.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { BIT_RATES } from '#shared/live/media/limits.ts';
import { measureDown, measureUp, megabits } from './line.ts';
import { LevelMeter, Preview } from './meter.tsx';

const TONE_HZ = 660;
const TONE_S = 0.6;
/** A picture needs some reserve over its own bits. */
const PICTURE_NEEDS = BIT_RATES[0] * 1.5;

const playTone = (): void => {
  const context = new AudioContext();
  const tone = context.createOscillator();
  const volume = context.createGain();
  volume.gain.value = 0.2;
  tone.frequency.value = TONE_HZ;
  tone.connect(volume).connect(context.destination);
  tone.onended = () => void context.close();
  tone.start();
  tone.stop(context.currentTime + TONE_S);
};

type Found = MediaStream | 'waiting' | 'none';

const useDevice = (wanted: MediaStreamConstraints | null, round: number): Found => {
  const [found, setFound] = useState<Found>('waiting');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is wanted stays the same; another round asks anew
  useEffect(() => {
    if (!wanted) return;
    let isOpen = true;
    let stream: MediaStream | null = null;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    setFound('waiting');
    // Pages that did not come by https have no devices at all.
    const asked = navigator.mediaDevices?.getUserMedia(wanted) ?? Promise.reject(new Error('no devices'));
    asked.then(
      (given) => {
        stream = given;
        if (isOpen) setFound(given);
        else stop();
      },
      () => isOpen && setFound('none'),
    );
    return () => {
      isOpen = false;
      stop();
    };
  }, [round]);
  return found;
};

interface Line {
  down: number;
  up: number | null;
}

const useLine = (id: string, sends: boolean, round: number): Line | 'waiting' | 'none' => {
  const [line, setLine] = useState<Line | 'waiting' | 'none'>('waiting');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round measures anew
  useEffect(() => {
    let isOpen = true;
    setLine('waiting');
    const measure = async () => {
      const down = await measureDown(id);
      return { down, up: sends ? await measureUp(id) : null };
    };
    measure().then(
      (found) => isOpen && setLine(found),
      () => isOpen && setLine('none'),
    );
    return () => {
      isOpen = false;
    };
  }, [id, sends, round]);
  return line;
};

const Verdict = ({ found }: { found: Found }) => {
  const { t } = useTranslation();
  if (found === 'waiting') return <span className="x-faint">{t('media.check.waiting')}</span>;
  return <span>{t(found === 'none' ? 'media.check.bad' : 'media.check.good')}</span>;
};

const LineVerdict = ({ line }: { line: Line | 'waiting' | 'none' }) => {
  const { t } = useTranslation();
  if (line === 'waiting') return <span className="x-faint">{t('media.check.waiting')}</span>;
  if (line === 'none') return <span>{t('media.check.networkBad')}</span>;
  const { down, up } = line;
  const verdict =
    down < PICTURE_NEEDS ? 'networkSound' : up !== null && up >= PICTURE_NEEDS ? 'networkGood' : 'networkWatch';
  return (
    <span>
      {up === null
        ? t('media.check.down', { down: megabits(down) })
        : t('media.check.both', { down: megabits(down), up: megabits(up) })}
      {' · '}
      {t(`media.check.${verdict}`)}
    </span>
  );
};

interface DeviceCheckProps {
  /** Also what one needs to be seen and heard. */
  sends: boolean;
  onClose(): void;
}

const CAMERA: MediaStreamConstraints = { video: true };
const MICROPHONE: MediaStreamConstraints = { audio: true };

/** Camera, microphone, speaker and network, before it counts. */
export const DeviceCheck = ({ sends, onClose }: DeviceCheckProps) => {
  const { t } = useTranslation();
  const { id } = useSession();
  const [round, setRound] = useState(0);
  const camera = useDevice(sends ? CAMERA : null, round);
  const microphone = useDevice(sends ? MICROPHONE : null, round);
  const line = useLine(id, sends, round);
  return (
    <section className="media-check" aria-label={t('media.check.title')}>
      <h3>{t('media.check.title')}</h3>
      {sends && (
        <>
          <div role="status">
            <strong>{t('media.check.camera')}</strong> <Verdict found={camera} />
          </div>
          {camera instanceof MediaStream && <Preview stream={camera} />}
          <div role="status">
            <strong>{t('media.check.microphone')}</strong> <Verdict found={microphone} />
          </div>
          {microphone instanceof MediaStream && (
            <>
              <LevelMeter stream={microphone} />
              <p className="x-faint">{t('media.check.speak')}</p>
            </>
          )}
        </>
      )}
      <div className="x-row">
        <strong>{t('media.check.speaker')}</strong>
        <button type="button" className={buttonClass()} onClick={playTone}>
          {t('media.check.tone')}
        </button>
        <span className="x-faint">{t('media.check.toneHint')}</span>
      </div>
      <div role="status">
        <strong>{t('media.check.network')}</strong> <LineVerdict line={line} />
      </div>
      <div className="x-row">
        <button type="button" className={buttonClass()} onClick={() => setRound(round + 1)}>
          {t('media.check.again')}
        </button>
        <button type="button" className={buttonClass('quiet')} onClick={onClose}>
          {t('media.check.close')}
        </button>
      </div>
    </section>
  );
};
