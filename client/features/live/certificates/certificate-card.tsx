import { useTranslation } from 'react-i18next';
import { useDates } from '#client/lib/dates.ts';
import type { Certificate } from '#shared/live/certificates/routes.ts';

/** What a certificate says. */
export const CertificateCard = ({ certificate }: { certificate: Certificate }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const { code, name, organization, title, heldAt, minutes, ofMinutes, issuedAt } = certificate;
  const rows = [
    ['name', name],
    ['organization', organization || '–'],
    ['event', title],
    ['heldAt', dates.day(heldAt)],
    ['attended', t('certificates.minutes', { minutes, ofMinutes })],
    ['code', code],
    ['issuedAt', dates.day(issuedAt)],
  ] as const;
  return (
    <dl className="x-facts">
      {rows.map(([key, value]) => (
        <div key={key} style={{ display: 'contents' }}>
          <dt>{t(`certificates.field.${key}`)}</dt>
          <dd className="x-break">{value}</dd>
        </div>
      ))}
    </dl>
  );
};
