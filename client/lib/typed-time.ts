// Moments as the browser's own `datetime-local` control takes them, in the zone of this computer.
const DAY_MS = 86_400_000;
const TEN = 10;

/** `2026-11-28T10:00`. */
const localText = (date: Date): string => `${date.toLocaleDateString('sv-SE')}T${date.toTimeString().slice(0, 5)}`;

/** Ten in the morning so many days from now: what a proposed time begins with. */
export const morningIn = (days: number): string => {
  const date = new Date(Date.now() + days * DAY_MS);
  date.setHours(TEN, 0, 0, 0);
  return localText(date);
};
