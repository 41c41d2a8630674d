// A contract in words, line by line: as its record shows it, and as two records of it are compared.
import { useTranslation } from 'react-i18next';
import { useDates } from '#client/lib/dates.ts';
import { currentLocale } from '#client/lib/language.ts';
import type { Deal } from '#shared/deals/schema.ts';

export type ContractDraft = Omit<NonNullable<Deal['contract']>, 'version' | 'recordedAt' | 'recordedBy'>;

type Lines = readonly (readonly [label: string, text: string])[];

const NONE = '—';

export const useContractLines = ({ parties }: Pick<Deal, 'parties'>) => {
  const { t } = useTranslation();
  const dates = useDates();
  const yuan = (amount: number): string => t('deals.contract.yuan', { amount: amount.toLocaleString(currentLocale()) });
  const day = (value: string | null): string => (value ? dates.day(value) : NONE);
  const nameOf = (id: string) => parties.find(({ organization }) => organization.id === id)?.organization.name ?? '';
  const joined = (parts: readonly (string | false | null)[]): string => parts.filter(Boolean).join(' · ');
  return (contract: ContractDraft) => {
    const facts: Lines = [
      [t('deals.contract.name'), contract.name],
      [t('deals.contract.typeLabel'), t(`deals.contract.type.${contract.type}`)],
      [t('deals.contract.subject'), contract.subject],
      [t('deals.contract.buyer'), nameOf(contract.buyerId)],
      [t('deals.contract.seller'), nameOf(contract.sellerId)],
      [t('deals.contract.amount'), yuan(contract.amountYuan)],
      [t('deals.contract.technology'), yuan(contract.technologyYuan)],
      [t('deals.contract.signedOn'), day(contract.signedOn)],
      [t('deals.contract.period'), `${day(contract.startsOn)} – ${day(contract.endsOn)}`],
      [t('deals.contract.property'), contract.intellectualProperty || NONE],
    ];
    const payments = contract.payments.map(({ label, dueOn, amountYuan }) =>
      joined([label, yuan(amountYuan), dueOn && dates.day(dueOn)]),
    );
    const milestones = contract.milestones.map(({ title, dueOn, acceptance, acceptedOn }) =>
      joined([
        title,
        dueOn && dates.day(dueOn),
        acceptance,
        acceptedOn && t('deals.contract.accepted', { day: dates.day(acceptedOn) }),
      ]),
    );
    const all: Lines = [
      ...facts,
      [t('deals.contract.payments'), payments.join('\n')],
      [t('deals.contract.milestones'), milestones.join('\n')],
    ];
    return { facts, payments, milestones, all };
  };
};
