/** `details.indicators.0.name` → ['details', 'indicators', 0, 'name'], as antd's forms name a field. */
export const namePathOf = (field: string): (string | number)[] =>
  field.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
