import { expect } from 'chai';
import { formatDay, formatMoment, formatSince } from '#client/lib/dates.ts';
import { notesOf } from '#client/lib/field-errors.ts';
import { pathOf, treeOf } from '#client/lib/vocabularies.ts';
import { namePathOf } from '#client/ui/name-path.ts';
import { organizationInputSchema } from '#shared/organizations/schema.ts';
import { signUpSchema } from '#shared/users/schema.ts';

describe('dates on the screen', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const earlier = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

  it('are written as people write them', () => {
    expect(formatDay('2026-11-22', 'zh-CN')).to.equal('2026年11月22日');
    expect(formatDay('2026-11-22', 'en')).to.equal('22 Nov 2026');
  });

  it('show a day as that very day, whatever the time zone', () => {
    expect(formatDay('2026-01-01', 'en')).to.equal('1 Jan 2026');
  });

  it('show the time of a moment with 24 hours', () => {
    expect(formatMoment(new Date(2026, 10, 22, 0, 5), 'zh-CN')).to.match(/^2026年11月22日 00:05$/);
  });

  it('are relative under a day only', () => {
    expect(formatSince(earlier(5), 'zh-CN', now)).to.equal('5分钟前');
    expect(formatSince(earlier(180), 'en', now)).to.equal('3 hours ago');
    expect(formatSince(earlier(24 * 60), 'en', now)).to.equal(formatDay(earlier(24 * 60), 'en'));
    expect(formatSince(earlier(0.5), 'en', now)).to.equal(null);
  });
});

describe('long vocabularies', () => {
  const regions = [
    { code: '410000', parent: null, zh: '河南省', en: 'Henan' },
    { code: '410100', parent: '410000', zh: '郑州市', en: 'Zhengzhou' },
    { code: '410102', parent: '410100', zh: '中原区', en: 'Zhongyuan District' },
    { code: '110000', parent: null, zh: '北京市', en: 'Beijing' },
  ];

  it('become a tree in the language of the screen', () => {
    expect(treeOf(regions, 'en')).to.deep.equal([
      {
        value: '410000',
        label: 'Henan',
        children: [
          { value: '410100', label: 'Zhengzhou', children: [{ value: '410102', label: 'Zhongyuan District' }] },
        ],
      },
      { value: '110000', label: 'Beijing' },
    ]);
  });

  it('name a code with all it lies in', () => {
    expect(pathOf(regions, '410102').map(({ zh }) => zh)).to.deep.equal(['河南省', '郑州市', '中原区']);
    expect(pathOf(regions, '999999')).to.deep.equal([]);
  });
});

describe('field errors before anything is sent', () => {
  const notes = (schema: typeof signUpSchema | typeof organizationInputSchema, value: unknown) => {
    const checked = schema.safeParse(value, { reportInput: true });
    return checked.success ? [] : notesOf(checked.error);
  };

  it('are named as the server names them', () => {
    const found = notes(signUpSchema, { email: 'nobody', password: 'short', name: '' });
    expect(found.map(({ field, code }) => `${field} ${code}`)).to.have.members([
      'email invalid_format',
      'password too_short',
      'name required',
    ]);
    expect(found.find(({ field }) => field === 'password')?.params).to.deep.equal({ minimum: 10 });
  });

  it('tell a missing value from a wrong one', () => {
    const found = notes(organizationInputSchema, { name: 5, type: 'enterprise', region: '410100' });
    expect(found.find(({ field }) => field === 'name')?.code).to.equal('invalid_type');
    expect(found.find(({ field }) => field === 'creditCode')?.code).to.equal('required');
  });

  it('find their field in a form, list positions included', () => {
    expect(namePathOf('details.indicators.0.name')).to.deep.equal(['details', 'indicators', 0, 'name']);
  });
});
