import { expect } from 'chai';
import {
  endOfWorkingDayAfter,
  isWorkingDay,
  morningOfWorkingDayAfter,
} from '#server/features/interests/working-days.ts';

const beijing = (text: string): Date => new Date(`${text}+08:00`);
const dueFrom = (text: string, days = 3): string =>
  new Date(endOfWorkingDayAfter(beijing(text), days).getTime() + 8 * 3600_000).toISOString().slice(0, 23);

describe('Working days', () => {
  it('are weekdays, without the days off that were announced, with the weekends worked for them', () => {
    const days = ['2026-11-25', '2026-11-28', '2026-10-01', '2026-10-08', '2026-10-10', '2026-02-14', '2026-02-16'];
    expect(days.map(isWorkingDay)).to.deep.equal([true, false, false, true, true, true, false]);
  });

  it('of a year that was not announced yet leave out weekends and the statutory holidays', () => {
    const closed = ['2027-01-01', '2027-02-05', '2027-02-08', '2027-04-05', '2027-06-09', '2027-09-15', '2027-10-01'];
    expect(closed.filter(isWorkingDay)).to.deep.equal([]);
    expect(['2027-02-09', '2027-10-04', '2027-12-30', '2035-03-01'].map(isWorkingDay)).to.deep.equal([
      true,
      true,
      true,
      true,
    ]);
  });

  it('make an answer due at the end of the third one, the day of sending not counted', () => {
    expect(dueFrom('2026-11-25T10:00')).to.equal('2026-11-30T23:59:59.999');
    expect(dueFrom('2026-11-25T00:00')).to.equal('2026-11-30T23:59:59.999');
  });

  it('jump over the long holidays', () => {
    expect(dueFrom('2026-09-30T18:00')).to.equal('2026-10-10T23:59:59.999');
    expect(dueFrom('2026-12-31T12:00')).to.equal('2027-01-06T23:59:59.999');
  });

  it('count the day in Beijing, wherever the server stands', () => {
    expect(endOfWorkingDayAfter(new Date('2026-11-24T17:00:00Z'), 1).toISOString()).to.equal(
      '2026-11-26T15:59:59.999Z',
    );
    expect(morningOfWorkingDayAfter(new Date('2026-11-24T17:00:00Z'), 1).toISOString()).to.equal(
      '2026-11-26T01:00:00.000Z',
    );
  });
});
