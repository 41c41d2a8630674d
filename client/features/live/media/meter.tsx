import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** How loud a stream is, 0 to 1. Answers how to stop. */
const watchLevel = (stream: MediaStream, onLevel: (level: number) => void): (() => void) => {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let frame = 0;
  const look = () => {
    analyser.getFloatTimeDomainData(samples);
    const mean = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    // Speech is far below full scale: the root brings it into sight.
    onLevel(Math.min(1, Math.sqrt(Math.sqrt(mean)) * 1.4));
    frame = requestAnimationFrame(look);
  };
  look();
  return () => {
    cancelAnimationFrame(frame);
    void context.close();
  };
};

/** The level of a microphone. */
export const LevelMeter = ({ stream }: { stream: MediaStream }) => {
  const { t } = useTranslation();
  const meter = useRef<HTMLMeterElement>(null);
  useEffect(
    () =>
      watchLevel(stream, (level) => {
        if (meter.current) meter.current.value = level;
      }),
    [stream],
  );
  return <meter ref={meter} className="media-meter" min={0} max={1} aria-label={t('media.share.level')} />;
};

/** A stream of one's own, as others see it; silent here. */
export const Preview = ({ stream }: { stream: MediaStream }) => {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  return (
    <video ref={video} className="media-preview" autoPlay muted playsInline aria-label={t('media.share.preview')} />
  );
};
