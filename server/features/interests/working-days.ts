// Working days as people in China count them. Days off that move, and the weekends worked for them, are announced each
// November for the year that follows and come with the package `chinese-days`. Of a year it does not know yet only what
// the law fixes is counted: weekends and the statutory holidays. In Beijing's time, which has no summer time.
// CommonJS: Node finds its functions on the default import.
import chineseDays from 'chinese-days';

const { getDayDetail, getLunarDate, getSolarTermDate } = chineseDays;

const DAY_MS = 24 * 3600_000;
const BEIJING_MS = 8 * 3600_000;

const dayOf = (moment: Date): string => new Date(moment.getTime() + BEIJING_MS).toISOString().slice(0, 10);
const startOf = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - BEIJING_MS);
const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

/** A plain day's name is the weekday's alone; National Day has a name of its own once its year was announced. */
const isAnnounced = (year: string): boolean => getDayDetail(`${year}-10-01`).name.includes(',');

const FIXED_HOLIDAYS = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);
// Month and day of the lunar year: the Spring Festival's first three days, Dragon Boat, Mid-Autumn.
const LUNAR_HOLIDAYS = new Set(['1-1', '1-2', '1-3', '5-5', '8-15']);

const lunarName = (day: string): string => {
  const { lunarMon, lunarDay, isLeap } = getLunarDate(day);
  return isLeap ? '' : `${lunarMon}-${lunarDay}`;
};

const isStatutoryHoliday = (day: string): boolean =>
  FIXED_HOLIDAYS.has(day.slice(5)) ||
  LUNAR_HOLIDAYS.has(lunarName(day)) ||
  // The eve, whatever its number in the old year.
  lunarName(dayAfter(day)) === '1-1' ||
  getSolarTermDate(Number(day.slice(0, 4)), 4, 'pure_brightness') === day;

/** Whether people work on this day (YYYY-MM-DD). */
export const isWorkingDay = (day: string): boolean => {
  if (isAnnounced(day.slice(0, 4))) return getDayDetail(day).work;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isStatutoryHoliday(day);
};

const workingDayAfter = (day: string): string => {
  let next = dayAfter(day);
  while (!isWorkingDay(next)) next = dayAfter(next);
  return next;
};

/** The so-many-th working day after the day of a moment. */
const workingDaysAfter = (from: Date, days: number): string => {
  let day = dayOf(from);
  for (let count = 0; count < days; count += 1) day = workingDayAfter(day);
  return day;
};

/** The end of that working day: the day of the moment itself does not count. */
export const endOfWorkingDayAfter = (from: Date, days: number): Date =>
  new Date(startOf(dayAfter(workingDaysAfter(from, days))).getTime() - 1);

/** When that working day begins at the office: nine in the morning. */
export const morningOfWorkingDayAfter = (from: Date, days: number): Date =>
  new Date(startOf(workingDaysAfter(from, days)).getTime() + 9 * 3600_000);
