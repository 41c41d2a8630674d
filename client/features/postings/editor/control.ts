// What every control of the form gets.
export interface ControlProps<Value> {
  id: string;
  value: Value;
  onChange: (value: Value) => void;
  isWrong: boolean;
  /** Ids of the hint and the error. */
  describedBy: string;
  /** For controls that are groups: their name. */
  label: string;
}

/** antd's way of showing that something is wrong, with what assistive technology needs to know. */
export const stateOf = ({ isWrong, describedBy }: Pick<ControlProps<unknown>, 'isWrong' | 'describedBy'>) => ({
  ...(isWrong ? { status: 'error' as const, 'aria-invalid': true } : {}),
  'aria-describedby': describedBy,
});
