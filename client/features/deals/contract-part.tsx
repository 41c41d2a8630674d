// The contract's record and its registration form; for a financing the record of its money comes first.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/lib/address.ts';
import { useDates } from '#client/lib/dates.ts';
import { currentLocale } from '#client/lib/language.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { Deal } from '#shared/deals/schema.ts';
import { ContractForm } from './contract-form.tsx';
import { FinancingPart } from './financing-part.tsx';

const useYuan = () => {
  const { t } = useTranslation();
  return (amount: number): string => t('deals.contract.yuan', { amount: amount.toLocaleString(currentLocale()) });
};

const Record = ({ deal, contract }: { deal: Deal; contract: NonNullable<Deal['contract']> }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const yuan = useYuan();
  const nameOf = (id: string) =>
    deal.parties.find(({ organization }) => organization.id === id)?.organization.name ?? '';
  const rows: [string, string][] = [
    [t('deals.contract.name'), contract.name],
    [t('deals.contract.typeLabel'), t(`deals.contract.type.${contract.type}`)],
    [t('deals.contract.subject'), contract.subject],
    [t('deals.contract.buyer'), nameOf(contract.buyerId)],
    [t('deals.contract.seller'), nameOf(contract.sellerId)],
    [t('deals.contract.amount'), yuan(contract.amountYuan)],
    [t('deals.contract.technology'), yuan(contract.technologyYuan)],
    [t('deals.contract.signedOn'), dates.day(contract.signedOn)],
    [t('deals.contract.period'), `${dates.day(contract.startsOn)} – ${dates.day(contract.endsOn)}`],
    [t('deals.contract.property'), contract.intellectualProperty || '—'],
  ];
  return (
    <>
      <dl className="x-facts">
        {rows.map(([label, value]) => (
          <div key={label} className="deal-row">
            <dt>{label}</dt>
            <dd className="x-keep-lines">{value}</dd>
          </div>
        ))}
      </dl>
      {contract.payments.length > 0 && (
        <section>
          <h3>{t('deals.contract.payments')}</h3>
          <ul>
            {contract.payments.map(({ label, dueOn, amountYuan }) => (
              <li key={`${label} ${dueOn}`}>
                {label} · {yuan(amountYuan)}
                {dueOn && ` · ${dates.day(dueOn)}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      {contract.milestones.length > 0 && (
        <section>
          <h3>{t('deals.contract.milestones')}</h3>
          <ul>
            {contract.milestones.map(({ title, dueOn, acceptance, acceptedOn }) => (
              <li key={`${title} ${dueOn}`}>
                {title}
                {dueOn && ` · ${dates.day(dueOn)}`}
                {acceptance && ` · ${acceptance}`}
                {acceptedOn && ` · ${t('deals.contract.accepted', { day: dates.day(acceptedOn) })}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="x-faint">
        {t('deals.contract.recorded', { name: contract.recordedBy, moment: dates.moment(contract.recordedAt) })}
      </p>
      <div className="x-row x-no-print">
        {(['xlsx', 'pdf'] as const).map((format) => (
          <a
            key={format}
            className={buttonClass()}
            href={addressOf(dealRoutes.registrationForm, { params: { id: deal.id }, query: { format } })}
            download
          >
            {t(`deals.contract.form.${format}`)}
          </a>
        ))}
      </div>
    </>
  );
};

export const ContractPart = ({ deal }: { deal: Deal }) => {
  const { t } = useTranslation();
  const [isEditing, setEditing] = useState(false);
  const { contract } = deal;
  return (
    <div className="x-stack">
      {deal.pipeline === 'financing' && <FinancingPart deal={deal} />}
      {isEditing ? (
        <ContractForm deal={deal} onDone={() => setEditing(false)} />
      ) : (
        <>
          {contract ? (
            <Record deal={deal} contract={contract} />
          ) : (
            <p className="x-soft">{t('deals.contract.empty')}</p>
          )}
          {deal.can.record && (
            <div className="x-no-print">
              <button
                type="button"
                className={buttonClass(contract ? 'default' : 'primary')}
                onClick={() => setEditing(true)}
              >
                {t(contract ? 'common.act.edit' : 'deals.contract.record')}
              </button>
            </div>
          )}
        </>
      )}
    </div>
  );
};
