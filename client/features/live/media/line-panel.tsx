import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#client/features/live/use-session.ts';
import { useFieldSentences } from '#client/lib/field-errors.ts';
import { ProblemError } from '#client/lib/problem-error.ts';
import { useRead } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { BIT_RATES, PULL_ADDRESS_MAX, SOUND_BIT_RATE } from '#shared/live/media/limits.ts';
import { mediaRoutes } from '#shared/live/media/routes.ts';
import { PULL_FORMATS } from '#shared/live/media/source.ts';
import { measureDown, megabits, viewersOn } from './line.ts';

const REFRESH_MS = 5_000;
/** What one counts with until a recording shows its own. */
const EXPECTED = BIT_RATES[0] + SOUND_BIT_RATE * 2;
const NEARLY_FULL = 0.7;

const Carries = () => {
  const { t } = useTranslation();
  const { id, view } = useSession();
  const load = useRead(mediaRoutes.load, { params: { id } }, { refetchEveryMs: REFRESH_MS });
  const [measured, setMeasured] = useState<number | null>(null);
  const [isMeasuring, setMeasuring] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const measure = async () => {
    setMeasuring(true);
    setError(null);
    await measureDown(id).then(setMeasured, setError);
    setMeasuring(false);
  };
  const configured = load.data?.uplink ?? null;
  const uplink = configured ?? (measured === null ? null : Math.max(measured, load.data?.peak ?? 0));
  // What little comes in the first moment of a recording says nothing yet.
  const bitRate =
    Math.max(load.data?.bitRate ?? 0, EXPECTED / 8) === EXPECTED / 8 ? EXPECTED : (load.data?.bitRate ?? EXPECTED);
  const count = uplink === null ? null : viewersOn(uplink, bitRate);
  const { viewers } = view.sums;
  return (
    <>
      <p>
        {uplink === null
          ? t('media.line.unknown')
          : t(configured === null ? 'media.line.measured' : 'media.line.configured', { uplink: megabits(uplink) })}
      </p>
      {count !== null && <p>{t('media.line.carries', { rate: megabits(bitRate), count, viewers })}</p>}
      {count !== null && viewers > count * NEARLY_FULL && view.ctl.media?.kind !== 'pull' && (
        <p className="x-alert x-alert-attention" role="status">
          {t('media.line.full')}
        </p>
      )}
      <ProblemAlert error={error ?? load.error} />
      {configured === null && (
        <button type="button" className={buttonClass()} disabled={isMeasuring} onClick={() => void measure()}>
          {t(isMeasuring ? 'media.line.measuring' : 'media.line.measure')}
        </button>
      )}
    </>
  );
};

const Pull = () => {
  const { t } = useTranslation();
  const { id, connection } = useSession();
  const load = useRead(mediaRoutes.load, { params: { id } });
  const [format, setFormat] = useState<(typeof PULL_FORMATS)[number]>('hls');
  const [url, setUrl] = useState('');
  const [error, setError] = useState<unknown>(null);
  const wrong = useFieldSentences()(error instanceof ProblemError ? error.fields : []).get('url');
  const origins = load.data?.pullOrigins;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    await connection.act('media.pull', { format, url: url.trim() }).catch(setError);
  };
  return (
    <form className="x-stack" aria-label={t('media.line.pull')} onSubmit={(event) => void send(event)}>
      <h4>{t('media.line.pull')}</h4>
      <p className="x-faint">{t('media.line.pullHint')}</p>
      {origins && <p className="x-faint x-break">{t('media.line.origins', { origins: origins.join(' ') })}</p>}
      <label className="x-field">
        {t('media.line.format')}
        <select
          className="x-input"
          value={format}
          onChange={(event) => setFormat(PULL_FORMATS.find((one) => one === event.target.value) ?? 'hls')}
        >
          {PULL_FORMATS.map((one) => (
            <option key={one} value={one}>
              {t(`media.line.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="x-field">
        {t('media.line.url')}
        <input
          className="x-input"
          type="url"
          required
          value={url}
          maxLength={PULL_ADDRESS_MAX}
          aria-invalid={wrong !== undefined}
          onChange={(event) => setUrl(event.target.value)}
        />
      </label>
      {wrong === undefined ? (
        <ProblemAlert error={error} />
      ) : (
        <p className="x-wrong" role="alert">
          {wrong}
        </p>
      )}
      <button type="submit" className={buttonClass()}>
        {t('media.line.start')}
      </button>
    </form>
  );
};

/** What the server's line carries, and a stream from elsewhere for when that is too little. For hosts. */
export const LinePanel = () => {
  const { t } = useTranslation();
  const { view, act } = useSession();
  const { media, stage } = view.ctl;
  return (
    <section className="x-stack" aria-label={t('media.line.title')}>
      <h3>{t('media.line.title')}</h3>
      <Carries />
      {media?.kind === 'pull' ? (
        <>
          <p>
            <strong>{t('media.line.on')}</strong> <span className="x-faint x-break">{media.url}</span>
          </p>
          <button
            type="button"
            className={buttonClass()}
            onClick={() => void act('media.end', { token: stage.token, epoch: media.epoch })}
          >
            {t('media.line.stop')}
          </button>
        </>
      ) : (
        <Pull />
      )}
    </section>
  );
};
