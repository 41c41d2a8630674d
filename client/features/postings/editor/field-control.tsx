// The control for a field: one branch per way of asking. The casts say what the content holds at the field's path.
import type { Field } from '#client/features/postings/fields/field.ts';
import type { Disclosure, Indicator } from '#shared/postings/schema.ts';
import { ChainControl, ChoiceControl, ChoicesControl, DisclosureControl, TrlControl } from './choice-controls.tsx';
import type { ControlProps } from './control.ts';
import { IndicatorRows } from './indicator-rows.tsx';
import { NumberControl, RangeControl } from './number-controls.tsx';
import { IndustryControl, RegionControl, RegionsControl } from './place-controls.tsx';
import { LineControl, ParagraphControl, WordsControl } from './text-controls.tsx';

interface FieldControlProps extends Omit<ControlProps<unknown>, 'value'> {
  field: Field;
  value: unknown;
  sentenceAt: (place: string) => string | undefined;
}

type Strings = readonly string[];

export const FieldControl = ({ field, value, sentenceAt, ...rest }: FieldControlProps) => {
  switch (field.input) {
    case 'line':
      return (
        <LineControl {...rest} value={(value ?? '') as string} max={field.max} type={field.kindOfLine ?? 'text'} />
      );
    case 'paragraph':
      return <ParagraphControl {...rest} value={(value ?? '') as string} max={field.max} />;
    case 'words':
      return <WordsControl {...rest} value={(value ?? []) as Strings} maxEntries={field.maxEntries} />;
    case 'choice':
      return <ChoiceControl {...rest} {...field} value={value as string | null} />;
    case 'choices':
      return <ChoicesControl {...rest} {...field} value={(value ?? []) as Strings} />;
    case 'number':
      return <NumberControl {...rest} {...field} value={value as number | null} />;
    case 'range':
      return <RangeControl {...rest} value={value as { min: number | null; max: number | null } | null} />;
    case 'day': {
      const { onChange } = rest;
      return (
        <LineControl
          {...rest}
          value={(value ?? '') as string}
          onChange={(day) => onChange(day || null)}
          max={10}
          type="date"
        />
      );
    }
    case 'trl':
      return <TrlControl {...rest} value={value as number | null} />;
    case 'indicators':
      return <IndicatorRows {...rest} value={(value ?? []) as Indicator[]} sentenceAt={sentenceAt} />;
    case 'region':
      return <RegionControl {...rest} value={value as string | null} />;
    case 'regions':
      return <RegionsControl {...rest} value={(value ?? []) as Strings} maxEntries={field.maxEntries} />;
    case 'industry':
      return <IndustryControl {...rest} value={value as string | null} />;
    case 'chain':
      return <ChainControl {...rest} value={value as { chain?: string; link?: string } | null} />;
    case 'disclosure':
      return <DisclosureControl {...rest} value={value as Disclosure} />;
  }
};
