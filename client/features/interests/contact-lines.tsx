import { useTranslation } from 'react-i18next';
import type { Interest } from '#shared/interests/schema.ts';

/** The counterpart's contact, ready to call or to write to. */
export const ContactLines = ({ contact }: { contact: NonNullable<Interest['contact']> }) => {
  const { t } = useTranslation();
  const { name, phone, email, wechat } = contact;
  return (
    <p className="x-row interest-contact">
      <span className="x-faint">{t('interests.card.contact')}</span>
      <strong>{name}</strong>
      {phone && <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a>}
      {email && <a href={`mailto:${email}`}>{email}</a>}
      {wechat && <span>{t('interests.card.wechat', { wechat })}</span>}
    </p>
  );
};
