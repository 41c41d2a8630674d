import { Checkbox, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePostingWords, type VocabularyName } from '#client/features/postings/words.ts';
import { DISCLOSURES, type Disclosure } from '#shared/postings/schema.ts';
import { CHAIN_LINKS, CHAINS } from '#shared/vocabularies/schema.ts';
import { type ControlProps, stateOf } from './control.ts';

interface GroupProps extends Pick<ControlProps<unknown>, 'id' | 'label' | 'describedBy'> {
  children: ReactNode;
}

/** Where a label or an advice leads to when the field is a group of choices. */
const Group = ({ id, label, describedBy, children }: GroupProps) => (
  // biome-ignore lint/a11y/useSemanticElements: a legend would have to stand inside; every field has its label outside
  <div role="group" id={id} tabIndex={-1} aria-label={label} aria-describedby={describedBy}>
    {children}
  </div>
);

interface ChoiceProps {
  vocabulary: VocabularyName;
  options: readonly string[];
}

interface ChoiceControlProps extends ControlProps<string | null>, ChoiceProps {
  /** There is always an answer; pressing the chosen one does not take it back. */
  isAlwaysSet?: boolean;
}

/** One of a few, all of them visible; a press on the chosen one takes it back. */
export const ChoiceControl = ({
  id,
  value,
  onChange,
  vocabulary,
  options,
  isAlwaysSet = false,
  label,
  describedBy,
}: ChoiceControlProps) => {
  const { word } = usePostingWords();
  return (
    <Group id={id} label={label} describedBy={describedBy}>
      <Radio.Group value={value}>
        {options.map((option) => (
          <Radio key={option} value={option} onClick={() => onChange(option === value && !isAlwaysSet ? null : option)}>
            {word(vocabulary, option)}
          </Radio>
        ))}
      </Radio.Group>
    </Group>
  );
};

interface ChoicesControlProps extends ControlProps<readonly string[]>, ChoiceProps {
  maxEntries: number;
}

/** Several of a few; beyond the maximum the others rest. */
export const ChoicesControl = ({
  id,
  value,
  onChange,
  vocabulary,
  options,
  maxEntries,
  label,
  describedBy,
}: ChoicesControlProps) => {
  const { word } = usePostingWords();
  const isFull = value.length >= maxEntries;
  return (
    <Group id={id} label={label} describedBy={describedBy}>
      <Checkbox.Group
        value={[...value]}
        onChange={(chosen) => onChange(chosen.map(String))}
        options={options.map((option) => ({
          value: option,
          label: word(vocabulary, option),
          disabled: isFull && !value.includes(option),
        }))}
      />
    </Group>
  );
};

export const TrlControl = ({ id, value, onChange, ...state }: ControlProps<number | null>) => {
  const { t } = useTranslation();
  const { word } = usePostingWords();
  return (
    <Select
      id={id}
      value={value}
      onChange={(chosen: number | undefined) => onChange(chosen ?? null)}
      allowClear
      placeholder={t('common.act.choose')}
      style={{ width: '100%' }}
      options={[1, 2, 3, 4, 5, 6, 7, 8, 9].map((trl) => ({ value: trl, label: word('trl', String(trl)) }))}
      {...stateOf(state)}
    />
  );
};

/** While only the chain is chosen the link is missing; the contract says so. */
type ChainValue = { chain?: string; link?: string } | null;

export const ChainControl = ({ id, value, onChange, label, ...state }: ControlProps<ChainValue>) => {
  const { t } = useTranslation();
  const { word } = usePostingWords();
  return (
    <div className="editor-pair">
      <Select
        id={id}
        value={value?.chain}
        onChange={(chain: string | undefined) => onChange(chain ? { ...value, chain } : null)}
        allowClear
        placeholder={t('postings.editor.chain')}
        options={CHAINS.map((chain) => ({ value: chain, label: word('chain', chain) }))}
        {...stateOf(state)}
      />
      <Select
        aria-label={`${label}: ${t('postings.editor.link')}`}
        value={value?.link ?? null}
        disabled={!value?.chain}
        onChange={(link: string | null) => onChange({ ...value, ...(link ? { link } : {}) })}
        placeholder={t('postings.editor.link')}
        options={CHAIN_LINKS.map((link) => ({ value: link, label: word('chainLink', link) }))}
        {...stateOf(state)}
      />
    </div>
  );
};

export const DisclosureControl = ({ id, value, onChange, label, describedBy }: ControlProps<Disclosure>) => {
  const { t } = useTranslation();
  return (
    <Group id={id} label={label} describedBy={describedBy}>
      <Radio.Group className="editor-disclosure" value={value} onChange={(event) => onChange(event.target.value)}>
        {DISCLOSURES.map((level) => (
          <Radio key={level} value={level}>
            <strong>{t(`vocabulary.disclosure.${level}`)}</strong>
            <span className="x-faint editor-disclosure-text">{t(`postings.disclosure.${level}`)}</span>
          </Radio>
        ))}
      </Radio.Group>
    </Group>
  );
};
