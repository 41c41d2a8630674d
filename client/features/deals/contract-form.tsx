// The contract's record as it is typed. The type is checked against the contract's own words.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldSentences } from '#client/lib/field-errors.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { useAct } from '#client/lib/queries.ts';
import { useOwnVersion } from '#client/lib/use-own-version.ts';
import { BothTexts } from '#client/ui/both-texts.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { say } from '#client/ui/toasts.tsx';
import { CONTRACT_TYPES, contractSchema, likelyContractType } from '#shared/deals/contract.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { Deal } from '#shared/deals/schema.ts';
import { type ContractDraft, useContractLines } from './contract-lines.ts';
import { ContractRows } from './contract-rows.tsx';
import { Field, InputField, SelectField } from './form-field.tsx';
import { TOUCHED } from './use-deal.ts';

const today = (): string => new Date().toLocaleDateString('sv-SE');

const blank = (deal: Deal) => ({
  name: '',
  type: 'development' as const,
  subject: '',
  buyerId: deal.parties.find(({ side }) => side === 'seeker')?.organization.id ?? '',
  sellerId: deal.parties.find(({ side }) => side === 'provider')?.organization.id ?? '',
  amountYuan: 0,
  technologyYuan: 0,
  signedOn: today(),
  startsOn: today(),
  endsOn: today(),
  intellectualProperty: '',
  payments: [],
  milestones: [],
});

const draftOf = (deal: Deal): ContractDraft => {
  if (!deal.contract) return blank(deal);
  const { version: _version, recordedAt: _at, recordedBy: _by, ...draft } = deal.contract;
  return draft;
};

/** Yuan to the fen; what is not a number is nothing. */
export const yuanOf = (text: string): number => Math.max(0, Math.round((Number(text) || 0) * 100) / 100);

export const ContractForm = ({ deal, onDone }: { deal: Deal; onDone: () => void }) => {
  const { t } = useTranslation();
  const sentencesOf = useFieldSentences();
  const [draft, setDraft] = useState(() => draftOf(deal));
  const record = useAct(dealRoutes.recordContract, {
    touches: TOUCHED,
    onDone: () => {
      say(t('deals.contract.saved'));
      onDone();
    },
  });
  const set = (part: Partial<ContractDraft>) => setDraft({ ...draft, ...part });
  const fields = isProblem(record.error) ? record.error.fields : [];
  const wrong = sentencesOf(fields);
  const error = (field: string) => wrong.get(`contract.${field}`);
  const likely = likelyContractType(`${draft.name} ${draft.subject}`);
  const organizations = deal.parties
    .filter(({ joinedAt }) => joinedAt !== null)
    .map(({ organization }) => ({ value: organization.id, label: organization.name }));
  const own = useOwnVersion({
    version: deal.contract?.version ?? 0,
    schema: contractSchema,
    error: record.error,
    save: (version) => record.mutate({ params: { id: deal.id }, body: { version, contract: draft } }),
  });
  const linesOf = useContractLines(deal);
  return (
    <form
      className="x-stack deal-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        own.save();
      }}
    >
      <InputField
        label={t('deals.contract.name')}
        value={draft.name}
        maxLength={120}
        error={error('name')}
        onChange={(name) => set({ name })}
      />
      <SelectField
        label={t('deals.contract.typeLabel')}
        value={draft.type}
        options={CONTRACT_TYPES.map((type) => ({ value: type, label: t(`deals.contract.type.${type}`) }))}
        hint={
          likely && likely !== draft.type
            ? t('deals.contract.likely', { type: t(`deals.contract.type.${likely}`) })
            : undefined
        }
        onChange={(value) => set({ type: CONTRACT_TYPES.find((type) => type === value) ?? draft.type })}
      />
      <Field label={t('deals.contract.subject')} error={error('subject')} hint={t('deals.contract.subjectHint')}>
        {(id, isWrong) => (
          <textarea
            id={id}
            className="x-input"
            rows={3}
            maxLength={2000}
            value={draft.subject}
            aria-invalid={isWrong}
            onChange={(event) => set({ subject: event.target.value })}
          />
        )}
      </Field>
      <div className="deal-columns">
        <SelectField
          label={t('deals.contract.buyer')}
          value={draft.buyerId}
          options={organizations}
          error={error('buyerId')}
          onChange={(buyerId) => set({ buyerId })}
        />
        <SelectField
          label={t('deals.contract.seller')}
          value={draft.sellerId}
          options={organizations}
          error={error('sellerId')}
          onChange={(sellerId) => set({ sellerId })}
        />
        <InputField
          label={t('deals.contract.amount')}
          type="number"
          value={String(draft.amountYuan)}
          error={error('amountYuan')}
          onChange={(text) => set({ amountYuan: yuanOf(text) })}
        />
        <InputField
          label={t('deals.contract.technology')}
          type="number"
          value={String(draft.technologyYuan)}
          error={error('technologyYuan')}
          onChange={(text) => set({ technologyYuan: yuanOf(text) })}
        />
        {(['signedOn', 'startsOn', 'endsOn'] as const).map((day) => (
          <InputField
            key={day}
            label={t(`deals.contract.${day}`)}
            type="date"
            value={draft[day]}
            error={error(day)}
            onChange={(value) => set({ [day]: value })}
          />
        ))}
        <InputField
          label={t('deals.contract.property')}
          value={draft.intellectualProperty}
          maxLength={200}
          error={error('intellectualProperty')}
          onChange={(intellectualProperty) => set({ intellectualProperty })}
        />
      </div>
      <ContractRows draft={draft} set={set} paymentsError={error('payments')} />
      <ProblemAlert error={record.error} />
      {own.stale && (
        <BothTexts
          mine={linesOf(draft).all}
          present={linesOf(own.stale.present).all}
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
