import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldSentence } from '#client/lib/field-errors.ts';
import { currentLocale } from '#client/lib/language.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { kindRow, ROBOT_KINDS, TOPICS } from '#shared/notifications/kinds.ts';
import type { Robot } from '#shared/robots/schema.ts';
import { LOCALES } from '#shared/users/schema.ts';
import '#client/ui/controls.css';
import './robots.css';

export interface RobotValues extends Pick<Robot, 'name' | 'locale' | 'kinds' | 'isOn'> {
  webhook: string;
  signingKey: string;
}

interface RobotFormProps {
  /** Absent for a new one. */
  robot?: Robot;
  isCenter: boolean;
  isPending: boolean;
  error: unknown;
  onSave: (values: RobotValues) => void;
  onCancel: () => void;
}

const Field = ({
  label,
  hint,
  wrong,
  children,
}: {
  label: string;
  hint?: string;
  wrong?: string;
  children: (id: string) => ReactNode;
}) => {
  const id = useId();
  return (
    <div className="robot-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint && <span className="x-faint">{hint}</span>}
      {wrong && (
        <span className="robot-wrong" role="alert">
          {wrong}
        </span>
      )}
    </div>
  );
};

/** A robot's address, its key and what it is told. What is secret is only ever written. */
export const RobotForm = ({ robot, isCenter, isPending, error, onSave, onCancel }: RobotFormProps) => {
  const { t } = useTranslation();
  const sentence = useFieldSentence();
  const choosable = ROBOT_KINDS.filter((kind) => {
    const { topic, to } = kindRow(kind);
    return isCenter ? topic === 'center' || to === 'sender' : topic !== 'center' && to !== 'sender';
  });
  const [values, setValues] = useState<RobotValues>({
    name: robot?.name ?? '',
    locale: robot?.locale ?? currentLocale(),
    kinds: robot?.kinds ?? [...choosable],
    isOn: robot?.isOn ?? true,
    webhook: '',
    signingKey: '',
  });
  const change = (part: Partial<RobotValues>) => setValues((now) => ({ ...now, ...part }));
  const fields = isProblem(error) ? error.fields : [];
  const wrongOf = (name: string) => {
    const note = fields.find(({ field }) => field === name);
    return note ? { wrong: sentence(note) } : {};
  };
  const { name, locale, kinds, isOn, webhook, signingKey } = values;
  return (
    <form
      className="x-panel x-stack"
      aria-label={t(robot ? 'robots.form.change' : 'robots.form.add')}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(values);
      }}
    >
      <ProblemAlert error={error} fields={fields.filter(({ field }) => !['name', 'webhook'].includes(field))} />
      <Field label={t('robots.form.name')} hint={t('robots.form.nameHint')} {...wrongOf('name')}>
        {(id) => (
          <input
            id={id}
            className="x-input"
            value={name}
            maxLength={40}
            required
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('robots.form.webhook')}
        hint={t(robot ? 'robots.form.webhookKept' : 'robots.form.webhookHint')}
        {...wrongOf('webhook')}
      >
        {(id) => (
          <input
            id={id}
            className="x-input"
            type="url"
            autoComplete="off"
            spellCheck={false}
            value={webhook}
            maxLength={500}
            required={!robot}
            onChange={(event) => change({ webhook: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('robots.form.signingKey')}
        hint={t(robot?.isSigned ? 'robots.form.signingKeyKept' : 'robots.form.signingKeyHint')}
      >
        {(id) => (
          <input
            id={id}
            className="x-input"
            type="password"
            autoComplete="new-password"
            spellCheck={false}
            value={signingKey}
            maxLength={200}
            onChange={(event) => change({ signingKey: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('robots.form.locale')}>
        {(id) => (
          <select
            id={id}
            className="x-input"
            value={locale}
            onChange={(event) => change({ locale: LOCALES.find((one) => one === event.target.value) ?? locale })}
          >
            {LOCALES.map((one) => (
              <option key={one} value={one}>
                {t(`vocabulary.locale.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {TOPICS.filter((topic) => choosable.some((kind) => kindRow(kind).topic === topic)).map((topic) => (
        <fieldset key={topic} className="robot-kinds">
          <legend>{t(`notifications.topic.${topic}`)}</legend>
          {choosable
            .filter((kind) => kindRow(kind).topic === topic)
            .map((kind) => (
              <label key={kind}>
                <input
                  type="checkbox"
                  checked={kinds.includes(kind)}
                  onChange={(event) =>
                    change({ kinds: event.target.checked ? [...kinds, kind] : kinds.filter((one) => one !== kind) })
                  }
                />{' '}
                {t(`notifications.kind.${kind}.name`)}
              </label>
            ))}
        </fieldset>
      ))}
      <label>
        <input type="checkbox" checked={isOn} onChange={(event) => change({ isOn: event.target.checked })} />{' '}
        {t('robots.form.isOn')}
      </label>
      <div className="x-row">
        <button type="submit" className={buttonClass('primary')} disabled={isPending}>
          {t('common.act.save')}
        </button>
        <button type="button" className={buttonClass()} onClick={onCancel}>
          {t('common.act.cancel')}
        </button>
      </div>
    </form>
  );
};
