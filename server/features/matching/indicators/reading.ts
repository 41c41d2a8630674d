// An indicator as it was read: a name and the values it allows, in the base unit of its quantity.

export interface Reading {
  /** "精度", "抗冲击韧性"; empty when the text gives a value alone. */
  name: string;
  /** Least and greatest allowed value in the quantity's base unit; null is open. Both the same: exactly this value. */
  low: number | null;
  high: number | null;
  quantity: string;
  /** The unit as written, and its factor and offset to the base unit. */
  unit: string;
  factor: number;
  offset: number;
}

/** A reading and where in its text it stands. */
export interface FoundReading extends Reading {
  start: number;
  end: number;
}

/** Digits beyond a double's precision come from unit factors, not from people. */
const plain = (value: number): string => String(Number(value.toPrecision(12)));

/** Where an offset was taken away, what remains of a double is finer than anything that is written: 0.00999999999999K. */
const DECIMALS = 9;

const written = (value: number, { factor, offset }: Reading): string => {
  const inUnit = (value - offset) / factor;
  return plain(offset === 0 ? inUnit : Number(inUnit.toFixed(DECIMALS)));
};

/** The values and the unit as a person would write them: "≤0.1%FS", "-40~85℃". */
export const writeValues = (reading: Reading): string => {
  const { low, high, unit } = reading;
  if (low !== null && high !== null) {
    return low === high
      ? `${written(low, reading)}${unit}`
      : `${written(low, reading)}~${written(high, reading)}${unit}`;
  }
  if (high !== null) return `≤${written(high, reading)}${unit}`;
  return low === null ? unit : `≥${written(low, reading)}${unit}`;
};

/** The whole indicator: "精度≤0.1%FS". */
export const writeReading = (reading: Reading): string => {
  const values = writeValues(reading);
  // A bare value after its name needs a sign, or the name would run into the number.
  return reading.name !== '' && /^[\d-]/.test(values) ? `${reading.name}=${values}` : `${reading.name}${values}`;
};
