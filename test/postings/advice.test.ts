import { expect } from 'chai';
import fc from 'fast-check';
import { type CapabilityInput, capabilityContentSchema } from '#shared/capabilities/schema.ts';
import { type NeedInput, needContentSchema } from '#shared/needs/schema.ts';
import { type AdviceReport, advise } from '#shared/postings/advice.ts';
import { REVIEW_CRITERIA, reviewOutcome } from '#shared/postings/review.ts';
import { FULL_CAPABILITIES, FULL_NEEDS } from './full-contents.ts';

const adviseNeed = (input: NeedInput): AdviceReport => advise('need', needContentSchema.parse(input));
const adviseCapability = (input: CapabilityInput): AdviceReport =>
  advise('capability', capabilityContentSchema.parse(input));

const codesAt = (report: AdviceReport, field: string): string[] =>
  report.advice.filter((entry) => entry.field === field).map((entry) => entry.code);

type Fields = Record<string, unknown>;

/** Every way to leave fields out of a full content: one flag per common field and per detail. */
const subsetsOf = (full: { kind: string; details?: unknown }): fc.Arbitrary<{ less: Fields; more: Fields }> => {
  const { kind, details, ...common } = full;
  // The builders give details as a plain object.
  const detailFields = details as Fields;
  const paths = [...Object.keys(common), ...Object.keys(detailFields).map((key) => `details.${key}`)];
  const pick = (chosen: readonly string[]): Fields => ({
    kind,
    ...Object.fromEntries(Object.entries(common).filter(([key]) => chosen.includes(key))),
    details: Object.fromEntries(Object.entries(detailFields).filter(([key]) => chosen.includes(`details.${key}`))),
  });
  return fc.tuple(fc.subarray(paths), fc.constantFrom(...paths)).map(([chosen, added]) => ({
    less: pick(chosen.filter((path) => path !== added)),
    more: pick([...chosen, added]),
  }));
};

describe('The live advice', () => {
  for (const kind of ['technology', 'financing', 'talent', 'facility', 'space'] as const) {
    it(`gives an empty ${kind} need no more than a point and says what to write`, () => {
      const report = adviseNeed({ kind });
      expect(report.total).to.be.at.most(1);
      expect(report.advice).to.have.length.above(8);
      expect(reviewOutcome(report.scores)).to.equal('reject');
    });

    it(`gives a ${kind} need filled with care at least sixteen points`, () => {
      const report = adviseNeed(FULL_NEEDS[kind]);
      expect(report.total, JSON.stringify(report)).to.be.at.least(16);
      expect(reviewOutcome(report.scores)).to.equal('publish');
    });
  }

  for (const kind of ['result', 'expertise', 'facility', 'finance', 'space'] as const) {
    it(`gives an empty ${kind} capability no more than a point and says what to write`, () => {
      const report = adviseCapability({ kind });
      expect(report.total).to.be.at.most(1);
      expect(report.advice).to.have.length.above(8);
    });

    it(`gives a ${kind} capability filled with care at least sixteen points`, () => {
      const report = adviseCapability(FULL_CAPABILITIES[kind]);
      expect(report.total, JSON.stringify(report)).to.be.at.least(16);
    });
  }

  for (const full of Object.values(FULL_NEEDS)) {
    it(`never lowers a score when a ${full.kind} need gains a field`, () => {
      fc.assert(
        fc.property(subsetsOf(full), ({ less, more }) => {
          const before = advise('need', needContentSchema.parse(less)).scores;
          const after = advise('need', needContentSchema.parse(more)).scores;
          return REVIEW_CRITERIA.every((criterion) => after[criterion] >= before[criterion]);
        }),
      );
    });
  }

  for (const full of Object.values(FULL_CAPABILITIES)) {
    it(`never lowers a score when a ${full.kind} capability gains a field`, () => {
      fc.assert(
        fc.property(subsetsOf(full), ({ less, more }) => {
          const before = advise('capability', capabilityContentSchema.parse(less)).scores;
          const after = advise('capability', capabilityContentSchema.parse(more)).scores;
          return REVIEW_CRITERIA.every((criterion) => after[criterion] >= before[criterion]);
        }),
      );
    });
  }

  it('says the same for the same text', () => {
    expect(adviseNeed(FULL_NEEDS.technology)).to.deep.equal(adviseNeed(FULL_NEEDS.technology));
  });

  it('leaves nothing to say about a technology need that has everything', () => {
    const report = adviseNeed(FULL_NEEDS.technology);
    expect(report.advice).to.deep.equal([]);
    expect(report.total).to.equal(20);
  });

  it('mentions a field once even when it counts for two criteria', () => {
    const report = adviseNeed({ kind: 'technology' });
    expect(codesAt(report, 'details.cooperationModes')).to.deep.equal(['missing']);
  });

  it('puts what would help most first', () => {
    const { details, ...rest } = FULL_NEEDS.technology;
    const report = adviseNeed({ ...rest, details: { ...details, cooperationModes: [], preferredPartners: '' } });
    expect(report.advice.map((entry) => entry.field)).to.deep.equal([
      'details.cooperationModes',
      'details.preferredPartners',
    ]);
  });

  it('counts a short Chinese summary in characters', () => {
    const report = adviseNeed({ kind: 'technology', summary: '寻找耐高温传感器封装方案' });
    expect(report.advice.find((entry) => entry.field === 'summary')).to.deep.include({
      code: 'brief',
      params: { length: 12, minimum: 40 },
    });
  });

  it('counts a short English summary in words', () => {
    const report = adviseNeed({ kind: 'technology', summary: 'Looking for a heat-proof sensor package' });
    expect(report.advice.find((entry) => entry.field === 'summary')).to.deep.include({
      code: 'brief_words',
      params: { length: 6, minimum: 20 },
    });
  });

  for (const [goal, has] of [
    ['响应时间缩短到 0.1 秒以内', true],
    ['产能提高三倍', true],
    ['能耗下降百分之十', true],
    ['Cut the response time by half', true],
    ['At least 40 % less energy', true],
    ['降低 CO2 排放，改善 H2 纯度', false],
    ['性能明显提升，达到先进水平', false],
    ['Make it much faster', false],
  ] as const) {
    it(`${has ? 'finds a figure' : 'asks for a figure'} in the goal "${goal}"`, () => {
      const report = adviseNeed({ kind: 'technology', details: { expectedGoal: goal } });
      expect(codesAt(report, 'details.expectedGoal').includes('no_figure')).to.equal(!has);
    });
  }

  it('tells no indicator, an indicator without a number and too few with numbers apart', () => {
    const row = { name: '响应时间', relation: '<=', value: '0.1', unit: 's' } as const;
    const wordy = { name: '外观', relation: 'text', value: '无划痕' } as const;
    const codes = (
      indicators: NonNullable<NonNullable<Extract<NeedInput, { kind: 'technology' }>['details']>['indicators']>,
    ) => codesAt(adviseNeed({ kind: 'technology', details: { indicators } }), 'details.indicators');
    expect(codes([])).to.deep.equal(['no_indicator']);
    expect(codes([wordy])).to.deep.equal(['no_indicator_has_a_number']);
    expect(codes([row])).to.deep.equal(['few_measured']);
    expect(codes([row, { ...row, name: '精度' }])).to.deep.equal([]);
    expect(
      codes([
        { ...row, unit: '' },
        { ...row, unit: '' },
      ]),
    ).to.deep.equal(['no_unit']);
    expect(codes([{ ...row, value: '0.1 s', unit: '' }, row])).to.deep.equal([]);
  });

  it('sees that keywords only repeat the title', () => {
    const report = adviseNeed({
      kind: 'technology',
      title: '压力传感器封装工艺',
      keywords: ['传感器', '封装', '压力'],
    });
    expect(codesAt(report, 'keywords')).to.deep.equal(['keywords_repeat_title']);
  });

  it('sees that a summary only repeats the title', () => {
    const title = '面向石化装置的耐高温压力传感器封装工艺开发';
    const report = adviseNeed({ kind: 'technology', title, summary: `${title}。${title}。` });
    expect(codesAt(report, 'summary')).to.deep.equal(['repeats_title']);
  });

  it('asks for a phone number or an e-mail address, either is enough', () => {
    expect(codesAt(adviseNeed({ kind: 'space' }), 'contact.phone')).to.deep.equal(['unreachable']);
    expect(codesAt(adviseNeed({ kind: 'space', contact: { email: 'li@example.com' } }), 'contact.phone')).to.deep.equal(
      [],
    );
    expect(codesAt(adviseNeed({ kind: 'space', contact: { phone: '0371-12345678' } }), 'contact.phone')).to.deep.equal(
      [],
    );
  });
});
