// What reaches me by which way, quiet hours, and the time of the daily mail.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '#client/lib/dates.ts';
import { useAct, useRead } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Panel } from '#client/ui/page.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { say } from '#client/ui/toasts.tsx';
import { notificationRoutes } from '#shared/notifications/routes.ts';
import type { NotificationSettings } from '#shared/notifications/schema.ts';
import { ChoicesTable } from './choices-table.tsx';
import '#client/ui/controls.css';
import './notifications.css';

const NIGHT = { from: '22:00', to: '07:30' };

const MailTrouble = ({ trouble }: { trouble: NonNullable<NotificationSettings['mailTrouble']> }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const resume = useAct(notificationRoutes.resumeMails, {
    touches: ['notifications'],
    onDone: () => say(t('notifications.settings.resumed')),
  });
  return (
    <Notice
      tone="attention"
      title={t('notifications.settings.bounced')}
      action={
        <button type="button" className={buttonClass()} disabled={resume.isPending} onClick={() => resume.mutate({})}>
          {t('notifications.settings.resume')}
        </button>
      }
    >
      <p>{t('notifications.settings.bouncedText', { at: dates.moment(trouble.at), failure: trouble.failure })}</p>
      <ProblemAlert error={resume.error} />
    </Notice>
  );
};

interface TimesProps {
  settings: NotificationSettings;
  onChange: (part: Partial<NotificationSettings>) => void;
}

const Times = ({ settings: { quiet, digestAt, timeZone }, onChange }: TimesProps) => {
  const { t } = useTranslation();
  const zones = [...new Set([timeZone, 'Asia/Shanghai', ...Intl.supportedValuesOf('timeZone')])];
  const time = (label: string, value: string, change: (value: string) => void) => (
    <label className="notice-time">
      <span>{label}</span>
      <input
        type="time"
        className="x-input"
        required
        value={value}
        onChange={(event) => event.target.value && change(event.target.value)}
      />
    </label>
  );
  return (
    <div className="x-stack">
      <div className="x-row">
        {time(t('notifications.settings.digestAt'), digestAt, (value) => onChange({ digestAt: value }))}
        <label className="notice-time">
          <span>{t('notifications.settings.timeZone')}</span>
          <select className="x-input" value={timeZone} onChange={(event) => onChange({ timeZone: event.target.value })}>
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label className="x-row">
        <input
          type="checkbox"
          checked={quiet !== null}
          onChange={(event) => onChange({ quiet: event.target.checked ? NIGHT : null })}
        />
        {t('notifications.settings.quiet')}
      </label>
      {quiet && (
        <div className="x-row">
          {time(t('notifications.settings.from'), quiet.from, (from) => onChange({ quiet: { ...quiet, from } }))}
          {time(t('notifications.settings.to'), quiet.to, (to) => onChange({ quiet: { ...quiet, to } }))}
        </div>
      )}
      <p className="x-faint">{t('notifications.settings.quietHint')}</p>
    </div>
  );
};

const Form = ({ loaded }: { loaded: NotificationSettings }) => {
  const { t } = useTranslation();
  const [settings, setSettings] = useState(loaded);
  const save = useAct(notificationRoutes.changeSettings, {
    touches: ['notifications'],
    onDone: () => say(t('common.state.saved')),
  });
  const change = (part: Partial<NotificationSettings>) => setSettings((now) => ({ ...now, ...part }));
  const { kinds, choices, quiet, digestAt, timeZone } = settings;
  return (
    <form
      className="x-stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ body: { choices, quiet, digestAt, timeZone } });
      }}
    >
      {loaded.mailTrouble && <MailTrouble trouble={loaded.mailTrouble} />}
      <Panel title={t('notifications.settings.times')}>
        <Times settings={settings} onChange={change} />
      </Panel>
      <Panel title={t('notifications.settings.choices')}>
        <p className="x-soft">{t('notifications.settings.choicesHint')}</p>
        <ChoicesTable
          kinds={kinds}
          choices={choices}
          onChange={(kind, choice) => change({ choices: { ...choices, [kind]: choice } })}
        />
      </Panel>
      <ProblemAlert error={save.error} />
      <div className="x-row notice-save">
        <button type="submit" className={buttonClass('primary')} disabled={save.isPending}>
          {t('common.act.save')}
        </button>
      </div>
    </form>
  );
};

export const NotificationSettingsView = () => {
  const settings = useRead(notificationRoutes.settings, undefined);
  return <QueryView query={settings}>{(loaded) => <Form loaded={loaded} />}</QueryView>;
};
