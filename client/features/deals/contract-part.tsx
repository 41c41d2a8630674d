// The contract's record and its registration form; for a financing the record of its money comes first.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/lib/address.ts';
import { useDates } from '#client/lib/dates.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { Deal } from '#shared/deals/schema.ts';
import { ContractForm } from './contract-form.tsx';
import { useContractLines } from './contract-lines.ts';
import { FactRows } from './fact-rows.tsx';
import { FinancingPart } from './financing-part.tsx';

const Record = ({ deal, contract }: { deal: Deal; contract: NonNullable<Deal['contract']> }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const { facts, ...lists } = useContractLines(deal)(contract);
  return (
    <>
      <FactRows rows={facts} />
      {(['payments', 'milestones'] as const)
        .filter((list) => lists[list].length > 0)
        .map((list) => (
          <section key={list}>
            <h3>{t(`deals.contract.${list}`)}</h3>
            <ul>
              {lists[list].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
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
  // A financing is signed with the record of its money; a technology contract beside it is the exception.
  const isBeside = deal.pipeline === 'financing';
  return (
    <div className="x-stack">
      {isBeside && <FinancingPart deal={deal} />}
      {isEditing ? (
        <ContractForm deal={deal} onDone={() => setEditing(false)} />
      ) : (
        <>
          {contract ? (
            <Record deal={deal} contract={contract} />
          ) : (
            !isBeside && <p className="x-soft">{t('deals.contract.empty')}</p>
          )}
          {deal.can.record && (
            <div className="x-no-print">
              <button
                type="button"
                className={buttonClass(contract || isBeside ? 'default' : 'primary')}
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
