// Chooses a listed need or capability by words of its title; the value is a reference with its title.
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '#client/lib/queries.ts';
import type { PostingRef } from '#shared/interests/schema.ts';
import { NOUNS, type PostingNoun } from '#shared/postings/schema.ts';
import { nounRoutes } from './noun.ts';

export type TitledPosting = PostingRef & { title: string };

interface PostingSelectProps {
  id?: string;
  value?: TitledPosting | null;
  disabled?: boolean;
  onChange?: (value: TitledPosting | null) => void;
}

const FOUND = 6;

const useFound = (noun: PostingNoun, q: string): TitledPosting[] => {
  const found = useRead(
    nounRoutes[noun].list,
    { query: { limit: FOUND, ...(q ? { q } : {}) } },
    { keepPrevious: true, staleMs: 60_000 },
  );
  return (found.data?.items ?? []).map(({ id, title }) => ({ noun, id, title }));
};

export const PostingSelect = ({ id, value, disabled = false, onChange }: PostingSelectProps) => {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const found = { need: useFound('need', q), capability: useFound('capability', q) };
  const known = [...NOUNS.flatMap((noun) => found[noun]), ...(value ? [value] : [])];
  return (
    <Select
      {...(id ? { id } : {})}
      allowClear
      disabled={disabled}
      showSearch={{ filterOption: false, onSearch: (typed) => setQ(typed.trim()) }}
      value={value?.id ?? null}
      placeholder={t('postings.select.placeholder')}
      notFoundContent={t('postings.select.none')}
      options={NOUNS.map((noun) => ({
        label: t(`vocabulary.noun.${noun}`),
        options: (value?.noun === noun && !found[noun].some((one) => one.id === value.id)
          ? [value, ...found[noun]]
          : found[noun]
        ).map((one) => ({ value: one.id, label: one.title })),
      }))}
      onChange={(chosen: string | null) => onChange?.(known.find((one) => one.id === chosen) ?? null)}
    />
  );
};
