// The record of a financing: round, amounts, the dates of the term sheet, the signing and the money.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '#client/lib/dates.ts';
import { useMoney } from '#client/lib/money.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { useAct } from '#client/lib/queries.ts';
import { useOwnVersion } from '#client/lib/use-own-version.ts';
import { BothTexts } from '#client/ui/both-texts.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { financingSchema } from '#shared/deals/contract.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { Deal } from '#shared/deals/schema.ts';
import { FINANCING_STAGES } from '#shared/vocabularies/schema.ts';
import { FactRows } from './fact-rows.tsx';
import { Field, InputField, SelectField } from './form-field.tsx';
import { TOUCHED } from './use-deal.ts';

const DAYS = ['termSheetOn', 'signedOn', 'fundedOn'] as const;

const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text) || 0);

type Financing = Omit<NonNullable<Deal['financing']>, 'version' | 'recordedAt' | 'recordedBy'>;

/** Line by line, empty where nothing is recorded. */
const useFinancingLines = () => {
  const { t } = useTranslation();
  const dates = useDates();
  const money = useMoney();
  return (financing: Financing): (readonly [label: string, text: string])[] => [
    [t('deals.financing.round'), t(`vocabulary.financingStage.${financing.round}`)],
    [t('deals.financing.amount'), money.amount(financing.amountWan)],
    [t('deals.financing.valuation'), financing.valuationWan === null ? '' : money.amount(financing.valuationWan)],
    [t('deals.financing.equity'), financing.equityPercent === null ? '' : `${financing.equityPercent}%`],
    ...DAYS.map((day) => {
      const value = financing[day];
      return [t(`deals.financing.${day}`), value ? dates.day(value) : ''] as const;
    }),
    [t('deals.financing.instrument'), financing.instrument],
    [t('deals.financing.terms'), financing.terms],
  ];
};

const Form = ({ deal, onDone }: { deal: Deal; onDone: () => void }) => {
  const { t } = useTranslation();
  const { financing } = deal;
  const [draft, setDraft] = useState(() => ({
    round: financing?.round ?? FINANCING_STAGES[0],
    amountWan: financing?.amountWan ?? 0,
    valuationWan: financing?.valuationWan ?? null,
    equityPercent: financing?.equityPercent ?? null,
    instrument: financing?.instrument ?? '',
    termSheetOn: financing?.termSheetOn ?? null,
    signedOn: financing?.signedOn ?? null,
    fundedOn: financing?.fundedOn ?? null,
    terms: financing?.terms ?? '',
  }));
  const record = useAct(dealRoutes.recordFinancing, { touches: TOUCHED, onDone });
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const own = useOwnVersion({
    version: financing?.version ?? 0,
    schema: financingSchema,
    error: record.error,
    save: (version) => record.mutate({ params: { id: deal.id }, body: { version, financing: draft } }),
  });
  const linesOf = useFinancingLines();
  return (
    <form
      className="x-stack deal-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        own.save();
      }}
    >
      <div className="deal-columns">
        <SelectField
          label={t('deals.financing.round')}
          value={draft.round}
          options={FINANCING_STAGES.map((stage) => ({ value: stage, label: t(`vocabulary.financingStage.${stage}`) }))}
          onChange={(value) => set({ round: FINANCING_STAGES.find((stage) => stage === value) ?? draft.round })}
        />
        <InputField
          label={t('deals.financing.amount')}
          type="number"
          value={String(draft.amountWan)}
          onChange={(text) => set({ amountWan: Math.round(numberOf(text) ?? 0) })}
        />
        <InputField
          label={t('deals.financing.valuation')}
          type="number"
          value={String(draft.valuationWan ?? '')}
          onChange={(text) => set({ valuationWan: numberOf(text) })}
        />
        <InputField
          label={t('deals.financing.equity')}
          type="number"
          value={String(draft.equityPercent ?? '')}
          onChange={(text) => set({ equityPercent: numberOf(text) })}
        />
        <InputField
          label={t('deals.financing.instrument')}
          value={draft.instrument}
          maxLength={60}
          onChange={(instrument) => set({ instrument })}
        />
        {DAYS.map((day) => (
          <InputField
            key={day}
            label={t(`deals.financing.${day}`)}
            type="date"
            value={draft[day] ?? ''}
            onChange={(value) => set({ [day]: value || null })}
          />
        ))}
      </div>
      <Field label={t('deals.financing.terms')}>
        {(id) => (
          <textarea
            id={id}
            className="x-input"
            rows={4}
            maxLength={2000}
            value={draft.terms}
            onChange={(event) => set({ terms: event.target.value })}
          />
        )}
      </Field>
      <ProblemAlert error={record.error} fields={isProblem(record.error) ? record.error.fields : []} />
      {own.stale && (
        <BothTexts
          mine={linesOf(draft)}
          present={linesOf(own.stale.present)}
          onKeepMine={own.stale.keepMine}
          onTakePresent={onDone}
        />
      )}
      <div className="x-row">
        <button type="submit" className={buttonClass('primary')} disabled={record.isPending}>
          {t('common.act.save')}
        </button>
        <button type="button" className={buttonClass()} onClick={onDone}>
          {t('common.act.cancel')}
        </button>
      </div>
    </form>
  );
};

export const FinancingPart = ({ deal }: { deal: Deal }) => {
  const { t } = useTranslation();
  const linesOf = useFinancingLines();
  const [isEditing, setEditing] = useState(false);
  const { financing } = deal;
  if (isEditing) return <Form deal={deal} onDone={() => setEditing(false)} />;
  return (
    <section className="x-stack">
      <h3>{t('deals.financing.title')}</h3>
      {financing ? (
        <FactRows rows={linesOf(financing).filter(([, text]) => text !== '')} />
      ) : (
        <p className="x-soft">{t('deals.financing.empty')}</p>
      )}
      {deal.can.record && (
        <div className="x-no-print">
          <button
            type="button"
            className={buttonClass(financing ? 'default' : 'primary')}
            onClick={() => setEditing(true)}
          >
            {t(financing ? 'common.act.edit' : 'deals.financing.record')}
          </button>
        </div>
      )}
    </section>
  );
};
