import { useTranslation } from 'react-i18next';
import { ALWAYS_SHOWN, type Kind, kindRow, MAIL_CHOICES, TOPICS } from '#shared/notifications/kinds.ts';
import type { KindChoice } from '#shared/notifications/schema.ts';

interface ChoicesTableProps {
  kinds: readonly Kind[];
  choices: Readonly<Record<string, KindChoice>>;
  onChange: (kind: Kind, choice: KindChoice) => void;
}

/** Each kind with its two ways: in the app, and by mail at once, once a day or never. */
export const ChoicesTable = ({ kinds, choices, onChange }: ChoicesTableProps) => {
  const { t } = useTranslation();
  const topics = TOPICS.filter((topic) => kinds.some((kind) => kindRow(kind).topic === topic));
  return topics.map((topic) => (
    <table key={topic} className="notice-choices">
      <caption>{t(`notifications.topic.${topic}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t('notifications.settings.kind')}</th>
          <th scope="col">{t('notifications.channel.app')}</th>
          <th scope="col">{t('notifications.channel.mail')}</th>
        </tr>
      </thead>
      <tbody>
        {kinds
          .filter((kind) => kindRow(kind).topic === topic)
          .map((kind) => {
            const name = t(`notifications.kind.${kind}.name`);
            const choice = choices[kind] ?? { app: true, mail: kindRow(kind).mail };
            const isFixed = ALWAYS_SHOWN.includes(kind);
            return (
              <tr key={kind}>
                <th scope="row">{name}</th>
                <td>
                  <input
                    type="checkbox"
                    aria-label={t('notifications.settings.appOf', { name })}
                    checked={choice.app}
                    disabled={isFixed}
                    onChange={(event) => onChange(kind, { ...choice, app: event.target.checked })}
                  />
                </td>
                <td>
                  <select
                    className="x-input"
                    aria-label={t('notifications.settings.mailOf', { name })}
                    value={choice.mail}
                    disabled={isFixed}
                    onChange={(event) => {
                      const mail = MAIL_CHOICES.find((one) => one === event.target.value);
                      if (mail) onChange(kind, { ...choice, mail });
                    }}
                  >
                    {MAIL_CHOICES.map((mail) => (
                      <option key={mail} value={mail}>
                        {t(`notifications.mail.${mail}`)}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            );
          })}
      </tbody>
    </table>
  ));
};
