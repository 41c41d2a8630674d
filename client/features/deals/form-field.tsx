import { type ReactNode, useId } from 'react';

interface FieldProps {
  label: string;
  error?: string | undefined;
  hint?: ReactNode;
  children: (id: string, isWrong: boolean) => ReactNode;
}

/** A plain control with its label, and what is wrong with it below. */
export const Field = ({ label, error, hint, children }: FieldProps) => {
  const id = useId();
  return (
    <div className="x-field">
      <label htmlFor={id}>{label}</label>
      {children(id, error !== undefined)}
      {error ? (
        <span className="x-wrong" role="alert">
          {error}
        </span>
      ) : (
        hint && <span className="x-faint">{hint}</span>
      )}
    </div>
  );
};

interface InputProps extends Omit<FieldProps, 'children'> {
  type?: 'text' | 'date' | 'number';
  value: string;
  onChange: (value: string) => void;
  maxLength?: number;
}

export const InputField = ({ type = 'text', value, onChange, maxLength, ...field }: InputProps) => (
  <Field {...field}>
    {(id, isWrong) => (
      <input
        id={id}
        type={type}
        className="x-input"
        value={value}
        aria-invalid={isWrong}
        {...(maxLength ? { maxLength } : {})}
        {...(type === 'number' ? { step: 'any' } : {})}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);

interface SelectProps extends Omit<FieldProps, 'children'> {
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

export const SelectField = ({ value, options, onChange, ...field }: SelectProps) => (
  <Field {...field}>
    {(id, isWrong) => (
      <select
        id={id}
        className="x-input"
        value={value}
        aria-invalid={isWrong}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);
