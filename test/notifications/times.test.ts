import { expect } from 'chai';
import fc from 'fast-check';
import { afterQuiet, nextAt } from '#server/features/notifications/times.ts';

const SHANGHAI = 'Asia/Shanghai';
const at = (text: string): Date => new Date(text);

describe('the daily mail', () => {
  it('goes out at the next half past eight on the wall of the zone', () => {
    expect(nextAt('08:30', SHANGHAI, at('2026-11-25T00:00:00Z')).toISOString()).to.equal('2026-11-25T00:30:00.000Z');
    expect(nextAt('08:30', SHANGHAI, at('2026-11-25T00:30:00Z')).toISOString()).to.equal('2026-11-26T00:30:00.000Z');
    expect(nextAt('08:30', 'Europe/Berlin', at('2026-03-28T12:00:00Z')).toISOString()).to.equal(
      '2026-03-29T06:30:00.000Z',
    );
  });

  it('always lies ahead, within a day and the hour of a change of clocks', () => {
    const zones = fc.constantFrom(SHANGHAI, 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'UTC');
    const moments = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z'), noInvalidDate: true });
    const times = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(zones, moments, times, (zone, moment, time) => {
        const aheadMs = nextAt(time, zone, moment).getTime() - moment.getTime();
        return aheadMs > 0 && aheadMs <= 25 * 3600_000;
      }),
    );
  });
});

describe('quiet hours', () => {
  const NIGHT = { from: '22:00', to: '07:30' };

  it('hold a mail back until the morning, over midnight', () => {
    for (const evening of ['2026-11-25T14:00:00Z', '2026-11-25T15:59:00Z', '2026-11-25T23:29:00Z']) {
      expect(afterQuiet(at(evening), NIGHT, SHANGHAI).toISOString()).to.equal('2026-11-25T23:30:00.000Z');
    }
  });

  it('let it go at their very end, by day, and where there are none', () => {
    for (const moment of ['2026-11-25T23:30:00Z', '2026-11-25T06:00:00Z', '2026-11-25T13:59:00Z']) {
      expect(afterQuiet(at(moment), NIGHT, SHANGHAI)).to.deep.equal(at(moment));
    }
    expect(afterQuiet(at('2026-11-25T16:00:00Z'), null, SHANGHAI)).to.deep.equal(at('2026-11-25T16:00:00Z'));
    const never = { from: '12:00', to: '12:00' };
    expect(afterQuiet(at('2026-11-25T04:00:00Z'), never, SHANGHAI)).to.deep.equal(at('2026-11-25T04:00:00Z'));
  });

  it('are hours of the person’s own zone', () => {
    const noon = { from: '12:00', to: '14:00' };
    expect(afterQuiet(at('2026-11-25T04:30:00Z'), noon, SHANGHAI).toISOString()).to.equal('2026-11-25T06:00:00.000Z');
    expect(afterQuiet(at('2026-11-25T04:30:00Z'), noon, 'UTC')).to.deep.equal(at('2026-11-25T04:30:00Z'));
  });
});
