import { expect } from 'chai';
import fc from 'fast-check';
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { buildNeed } from '#seeds/builders/needs.ts';
import { compareIndicators, outcomeOf } from '#server/features/matching/indicators/compare.ts';
import { readIndicators } from '#server/features/matching/indicators/read.ts';
import { type Reading, writeReading } from '#server/features/matching/indicators/reading.ts';
import { unitOf, unitSpellings } from '#server/features/matching/indicators/units.ts';
import { itemOfPosting } from '#server/features/matching/item/read-posting.ts';
import type { PostingRecord } from '#server/features/postings/model.ts';

const only = (text: string) => {
  const found = readIndicators(text);
  expect(found, text).to.have.length(1);
  return found[0] as (typeof found)[number];
};

const READ: readonly [text: string, name: string, low: number | null, high: number | null, quantity: string][] = [
  ['精度≤0.1%FS', '精度', null, 0.001, 'fullScale'],
  ['工作温度：-40~85℃', '工作温度', -40, 85, 'temperature'],
  ['抗冲击韧性≥67%', '抗冲击韧性', 0.67, null, 'ratio'],
  ['堆积密度≥1.80克/立方厘米', '堆积密度', 1800, null, 'density'],
  ['研发投入10-50万元', '研发投入', 10, 50, 'money'],
  ['检测限达到ppb级', '检测限', null, 1e-6, 'ratio'],
  ['淬硬层深度达到5-8mm', '淬硬层深度', 0.005, 0.008, 'length'],
  ['硬度HRC55-65', '硬度', 55, 65, 'rockwell'],
  ['测温精度±0.5℃', '测温精度', null, 0.5, 'temperature'],
  ['定位精度优于5mm', '定位精度', null, 0.005, 'length'],
  ['分选效率优于98%', '分选效率', 0.98, null, 'ratio'],
  ['使用寿命不低于1×10^6次', '使用寿命', 1e6, null, 'count'],
  ['功率10kW～50kW', '功率', 10_000, 50_000, 'power'],
  ['输出功率大于2 MW', '输出功率', 2e6, null, 'power'],
  ['耐压20ＭＰａ以上', '耐压', 2e7, null, 'pressure'],
  ['技术成熟度TRL 4-6', '技术成熟度', 4, 6, 'readiness'],
  ['TRL≥6', '', 6, null, 'readiness'],
  ['| 测量精度 | ≤0.1%FS |', '测量精度', null, 0.001, 'fullScale'],
  ['响应时间\t≤2s\t', '响应时间', null, 2, 'time'],
  ['accuracy better than 0.1 %', 'accuracy', null, 0.001, 'ratio'],
  ['转速1.2万转/分', '转速', 12_000, 12_000, 'rotation'],
  ['转速1万~2万转/分', '转速', 10_000, 20_000, 'rotation'],
  ['预算50万元以内', '预算', null, 50, 'money'],
  ['预算20万-50万', '预算', 20, 50, 'money'],
  ['年产能10万台', '年产能', 100_000, 100_000, 'count'],
  ['功率密度5kW/L', '功率密度', 5000, 5000, 'powerDensity'],
  ['电流密度≥2A/cm²', '电流密度', 2, null, 'currentDensity'],
  ['比表面积≥1500m2/g', '比表面积', 1500, null, 'specificSurface'],
  ['处理速度1000帧/秒', '处理速度', 1000, 1000, 'frameRate'],
  ['浓度5×10^-3 mol/L', '浓度', 0.005, 0.005, 'molarConcentration'],
  ['真空度10^-5Pa', '真空度', 1e-5, 1e-5, 'pressure'],
  ['真空度优于10⁻⁵Pa', '真空度', 1e-5, null, 'pressure'],
  ['表面粗糙度Ra0.8μm', '表面粗糙度Ra', 8e-7, 8e-7, 'length'],
  ['检出限低至0.01 mg/L', '检出限', null, 1e-5, 'massConcentration'],
  ['pH值为6-9', '', 6, 9, 'acidity'],
  ['技术成熟度达到TRL7级', '技术成熟度', 7, 7, 'readiness'],
  ['工作温度77K', '工作温度', -196.15, -196.15, 'temperature'],
  ['operating temperature from -20 to 60 °C', 'operating temperature', -20, 60, 'temperature'],
  ['at least 10,000 cycles', '', 10_000, null, 'count'],
];

const exact = (value: number | null, expected: number | null) =>
  expected === null ? expect(value).to.equal(null) : expect(value).to.be.closeTo(expected, Math.abs(expected) * 1e-9);

describe('The reader of indicators', () => {
  for (const [text, name, low, high, quantity] of READ) {
    it(`reads ${text}`, () => {
      const reading = only(text);
      expect(reading.name).to.equal(name);
      expect(reading.quantity).to.equal(quantity);
      exact(reading.low, low);
      exact(reading.high, high);
    });
  }

  it('says where in the text it read', () => {
    const text = '要求：气体传感器的响应时间小于2 s，功耗低。';
    const { start, end } = only(text);
    expect(text.slice(start, end)).to.equal('小于2 s');
  });

  it('takes years, model names and bare words for what they are', () => {
    for (const text of ['2018年建成', '5G通信与3D打印', '5 means nothing', 'V2G 技术', '第3项', '4K显示', '2亿人口']) {
      expect(readIndicators(text), text).to.deep.equal([]);
    }
  });

  it('leaves out what is so much for each of something else', () => {
    for (const text of ['价格300元/吨', '功耗0.5W/路', '产量10kg/株']) {
      expect(readIndicators(text), text).to.deep.equal([]);
    }
    expect(readIndicators('精度0.1%/响应时间2s').map(({ quantity }) => quantity)).to.deep.equal(['ratio', 'time']);
  });

  it('tells mega from milli', () => {
    expect(unitOf('MW')?.factor).to.equal(1e6);
    expect(unitOf('mW')?.factor).to.equal(1e-3);
    expect(unitOf('MPa')?.factor).to.equal(1e6);
  });

  it('reads back what it writes', () => {
    const names = fc.constantFrom('精度', '响应时间', '抗拉强度', 'accuracy', '使用寿命');
    const values = fc.tuple(fc.integer({ min: -9_999, max: 9_999 }), fc.integer({ min: 0, max: 9_999 }));
    const shapes = fc.constantFrom('most', 'least', 'range', 'exact');
    const readings = fc
      .tuple(names, values, shapes, fc.constantFrom(...unitSpellings))
      .map(([name, [from, wider], shape, unit]): Reading => {
        const { quantity, factor, offset = 0 } = unitOf(unit) ?? { quantity: '', factor: 1 };
        const low = (from / 100) * factor + offset;
        const high = ((from + wider + 1) / 100) * factor + offset;
        const ends = { most: [null, high], least: [low, null], range: [low, high], exact: [low, low] } as const;
        const [lowest, highest] = ends[shape as keyof typeof ends];
        return { name, low: lowest, high: highest, quantity, unit, factor, offset };
      });
    fc.assert(
      fc.property(readings, (reading) => {
        const again = only(writeReading(reading));
        expect(again.name).to.equal(reading.name);
        expect(again.quantity).to.equal(reading.quantity);
        exact(again.low, reading.low);
        exact(again.high, reading.high);
      }),
      { numRuns: 500 },
    );
  });

  it('reads back a hundredth of a kelvin, which is far from where Celsius begins', () => {
    const { quantity, factor, offset = 0 } = unitOf('K') ?? { quantity: '', factor: 1 };
    const high = 0.01 * factor + offset;
    const written = writeReading({ name: '响应时间', low: null, high, quantity, unit: 'K', factor, offset });
    expect(written).to.equal('响应时间≤0.01K');
    exact(only(written).high, high);
  });

  it('never throws, whatever it is given', () => {
    const garbage = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({
        unit: fc.constantFrom(...'≤≥<>=±~-—0123456789.,×^eE %℃mMpPaA精度大于不小优于级以上万元年\u0000'),
        maxLength: 400,
      }),
    );
    fc.assert(
      fc.property(garbage, (text) => {
        for (const { low, high, start, end } of readIndicators(text)) {
          expect(low === null || Number.isFinite(low)).to.equal(true);
          expect(high === null || Number.isFinite(high)).to.equal(true);
          expect(end).to.be.within(start, text.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('A posting’s indicators', () => {
  const readingsOf = (noun: 'need' | 'capability', text: string): string[] => {
    const details = noun === 'need' ? { keyTechnology: text } : { solution: text };
    const content = noun === 'need' ? buildNeed() : buildCapability();
    const record = {
      _id: 'posting',
      organizationId: 'organization',
      status: 'published',
      publishedAt: null,
      traits: { trl: null, modes: [], stages: [] },
      content: { ...content, summary: '', details },
    };
    // Of a record, the matcher's item reads only these parts.
    return itemOfPosting(noun, record as unknown as PostingRecord).detailFacts.readings.map(({ text: said }) => said);
  };

  it('are shown in their author’s words', () => {
    expect(readingsOf('need', '检测限达到ppm级，响应时间小于10秒；工作温度：-40~85℃')).to.have.members([
      '检测限 ppm级',
      '响应时间 小于10秒',
      '工作温度 -40~85℃',
    ]);
  });

  it('are read from a pasted table, row by row', () => {
    const table = '| 指标 | 要求 |\n| --- | --- |\n| 测量精度 | ≤0.1%FS |\n| 工作温度 | -40~85℃ |';
    expect(readingsOf('need', table)).to.deep.equal(['测量精度 ≤0.1%FS', '工作温度 -40~85℃']);
  });

  it('are bounds where they are asked for, and any named value where they are offered', () => {
    expect(readingsOf('need', '现有设备功率20kW，功耗低于5mW')).to.deep.equal(['功耗 低于5mW']);
    expect(readingsOf('capability', '响应时间8秒')).to.deep.equal(['响应时间 8秒']);
  });
});

describe('Asked against offered', () => {
  const outcome = (asked: string, offered: string) => outcomeOf(only(asked), only(offered));

  it('is met when the offer keeps within the limit, also in another unit', () => {
    expect(outcome('精度≤0.1%FS', '精度≤0.05%FS')).to.equal('met');
    expect(outcome('膜厚≤2mm', '膜厚800μm')).to.equal('met');
    expect(outcome('韧性≥67%', '韧性≥67%')).to.equal('met');
  });

  it('is near when it misses by no more than a tenth', () => {
    expect(outcome('韧性≥67%', '韧性62%')).to.equal('near');
    expect(outcome('功耗≤100mW', '功耗110mW')).to.equal('near');
  });

  it('is missed beyond that', () => {
    expect(outcome('韧性≥67%', '韧性50%')).to.equal('missed');
    expect(outcome('功耗≤100mW', '功耗180mW')).to.equal('missed');
  });

  it('is missed, not near, where the rest of a whole more than doubles', () => {
    expect(outcome('准确率≥99.9%', '准确率95%')).to.equal('missed');
    expect(outcome('准确率≥99.9%', '准确率99.8%')).to.equal('near');
    expect(outcome('准确率≥98%', '准确率96.5%')).to.equal('near');
    expect(outcome('准确率≥100%', '准确率99%')).to.equal('missed');
    expect(outcome('产量提高≥150%', '产量提高140%')).to.equal('near');
  });

  it('takes an asked range for a span when a wider one is offered, and for a window when a value is', () => {
    expect(outcome('温度-40~85℃', '温度-55~125℃')).to.equal('met');
    expect(outcome('温度-40~85℃', '温度-20~125℃')).to.equal('missed');
    expect(outcome('层厚5-8mm', '层厚6mm')).to.equal('met');
    expect(outcome('层厚5-8mm', '层厚12mm')).to.equal('missed');
  });

  it('wants a span covered where the name says that it is one, however narrow the offer', () => {
    expect(outcome('工作温度-40~85℃', '工作温度-20~70℃')).to.equal('missed');
    expect(outcome('工作温度-40~85℃', '工作温度-40~125℃')).to.equal('met');
    expect(outcome('量程0~10MPa', '量程0~9.5MPa')).to.equal('near');
    expect(outcome('operating temperature -40 to 85 °C', 'operating temperature 0 to 50 °C')).to.equal('missed');
  });

  it('pairs indicators by quantity and name, and says unknown where the offer is silent', () => {
    const asked = readIndicators('测量精度≤0.1%，响应时间≤2s，功耗≤5mW');
    const offered = readIndicators('精度≤0.08%，恢复时间≤1s');
    const rows = compareIndicators(asked, offered);
    expect(rows.map((row) => [row.asked.name, row.offered?.name, row.outcome])).to.deep.equal([
      ['测量精度', '精度', 'met'],
      ['响应时间', undefined, 'unknown'],
      ['功耗', undefined, 'unknown'],
    ]);
  });
});
