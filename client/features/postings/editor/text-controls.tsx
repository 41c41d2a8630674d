import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { countCharacters } from '#shared/contract/text.ts';
import { type ControlProps, stateOf } from './control.ts';

interface LineControlProps extends ControlProps<string> {
  max: number;
  type: 'text' | 'tel' | 'email' | 'date';
}

export const LineControl = ({ id, value, onChange, max, type, ...state }: LineControlProps) => (
  <Input
    id={id}
    type={type}
    value={value}
    onChange={(event) => onChange(event.target.value)}
    // Counted as the contract counts; more may be pasted and is then said to be too long, not cut off.
    {...(type === 'text' ? { count: { show: true, max, strategy: countCharacters } } : {})}
    {...stateOf(state)}
  />
);

interface ParagraphControlProps extends ControlProps<string> {
  max: number;
}

export const ParagraphControl = ({ id, value, onChange, max, ...state }: ParagraphControlProps) => (
  <Input.TextArea
    id={id}
    value={value}
    onChange={(event) => onChange(event.target.value)}
    autoSize={{ minRows: max > 300 ? 3 : 2, maxRows: 14 }}
    count={{ show: true, max, strategy: countCharacters }}
    {...stateOf(state)}
  />
);

interface WordsControlProps extends ControlProps<readonly string[]> {
  maxEntries: number;
}

/** Short entries of one's own, added by Enter or a comma of either language. */
export const WordsControl = ({ id, value, onChange, maxEntries, ...state }: WordsControlProps) => {
  const { t } = useTranslation();
  return (
    <Select
      id={id}
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={[',', '，', '、', ';', '；']}
      value={[...value]}
      onChange={(entries: string[]) =>
        onChange([...new Set(entries.map((entry) => entry.trim()).filter(Boolean))].slice(0, maxEntries))
      }
      placeholder={t('postings.editor.addWord')}
      style={{ width: '100%' }}
      {...stateOf(state)}
    />
  );
};
