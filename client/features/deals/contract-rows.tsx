// The payment plan and the milestones: rows that come and go.
import { useTranslation } from 'react-i18next';
import { buttonClass } from '#client/ui/link-button.tsx';
import { yuanOf } from './contract-form.tsx';
import type { ContractDraft } from './contract-lines.ts';

interface ContractRowsProps {
  draft: ContractDraft;
  set: (part: Partial<ContractDraft>) => void;
  paymentsError: string | undefined;
}

const replaced = <Row,>(rows: readonly Row[], index: number, part: Partial<Row>): Row[] =>
  rows.map((row, at) => (at === index ? { ...row, ...part } : row));
const without = <Row,>(rows: readonly Row[], index: number): Row[] => rows.filter((_, at) => at !== index);

export const ContractRows = ({ draft, set, paymentsError }: ContractRowsProps) => {
  const { t } = useTranslation();
  const { payments, milestones } = draft;
  const removal = (onClick: () => void, label: string) => (
    <button type="button" className={buttonClass('quiet')} aria-label={label} onClick={onClick}>
      {t('common.act.remove')}
    </button>
  );
  return (
    <>
      <fieldset className="deal-fieldset">
        <legend>{t('deals.contract.payments')}</legend>
        {payments.map((payment, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows that are being typed have no identity but their place
          <div key={index} className="x-row">
            <input
              className="x-input"
              aria-label={t('deals.contract.paymentLabel', { number: index + 1 })}
              placeholder={t('deals.contract.paymentLabel', { number: index + 1 })}
              maxLength={60}
              value={payment.label}
              onChange={(event) => set({ payments: replaced(payments, index, { label: event.target.value }) })}
            />
            <input
              className="x-input"
              type="number"
              step="0.01"
              aria-label={t('deals.contract.paymentAmount', { number: index + 1 })}
              value={payment.amountYuan}
              onChange={(event) =>
                set({ payments: replaced(payments, index, { amountYuan: yuanOf(event.target.value) }) })
              }
            />
            <input
              className="x-input"
              type="date"
              aria-label={t('deals.contract.paymentDue', { number: index + 1 })}
              value={payment.dueOn ?? ''}
              onChange={(event) => set({ payments: replaced(payments, index, { dueOn: event.target.value || null }) })}
            />
            {removal(
              () => set({ payments: without(payments, index) }),
              t('deals.contract.removePayment', { number: index + 1 }),
            )}
          </div>
        ))}
        {paymentsError && (
          <span className="x-wrong" role="alert">
            {paymentsError}
          </span>
        )}
        <button
          type="button"
          className={buttonClass('quiet')}
          onClick={() => set({ payments: [...payments, { label: '', dueOn: null, amountYuan: 0 }] })}
        >
          {t('deals.contract.addPayment')}
        </button>
      </fieldset>
      <fieldset className="deal-fieldset">
        <legend>{t('deals.contract.milestones')}</legend>
        {milestones.map((milestone, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows that are being typed have no identity but their place
          <div key={index} className="x-row">
            <input
              className="x-input"
              aria-label={t('deals.contract.milestone', { number: index + 1 })}
              placeholder={t('deals.contract.milestone', { number: index + 1 })}
              maxLength={120}
              value={milestone.title}
              onChange={(event) => set({ milestones: replaced(milestones, index, { title: event.target.value }) })}
            />
            <input
              className="x-input"
              aria-label={t('deals.contract.acceptance', { number: index + 1 })}
              placeholder={t('deals.contract.acceptance', { number: index + 1 })}
              maxLength={300}
              value={milestone.acceptance}
              onChange={(event) => set({ milestones: replaced(milestones, index, { acceptance: event.target.value }) })}
            />
            <input
              className="x-input"
              type="date"
              aria-label={t('deals.contract.milestoneDue', { number: index + 1 })}
              value={milestone.dueOn ?? ''}
              onChange={(event) =>
                set({ milestones: replaced(milestones, index, { dueOn: event.target.value || null }) })
              }
            />
            <input
              className="x-input"
              type="date"
              aria-label={t('deals.contract.acceptedOn', { number: index + 1 })}
              title={t('deals.contract.acceptedOn', { number: index + 1 })}
              value={milestone.acceptedOn ?? ''}
              onChange={(event) =>
                set({ milestones: replaced(milestones, index, { acceptedOn: event.target.value || null }) })
              }
            />
            {removal(
              () => set({ milestones: without(milestones, index) }),
              t('deals.contract.removeMilestone', { number: index + 1 }),
            )}
          </div>
        ))}
        <button
          type="button"
          className={buttonClass('quiet')}
          onClick={() =>
            set({ milestones: [...milestones, { title: '', dueOn: null, acceptance: '', acceptedOn: null }] })
          }
        >
          {t('deals.contract.addMilestone')}
        </button>
      </fieldset>
    </>
  );
};
