import { expect } from 'chai';
import { readChoices, readTrl, STAGE_NAMES } from '#server/features/imports/columns/choices.ts';
import { readIndicators } from '#server/features/imports/columns/indicators.ts';
import { completeMapping, targetsOf } from '#server/features/imports/columns/mapping.ts';
import { readAmount, readAmountRange } from '#server/features/imports/columns/money.ts';
import { findRegion } from '#server/features/imports/columns/places.ts';
import {
  type FullCell,
  isReadable,
  type ReadCell,
  readDay,
  readNumber,
} from '#server/features/imports/columns/reading.ts';
import { capabilityContentSchema } from '#shared/capabilities/schema.ts';
import { needContentSchema } from '#shared/needs/schema.ts';

const read = (reader: ReadCell, cell: FullCell, column = ''): unknown => {
  const reading = reader(cell, column);
  return isReadable(reading) ? reading.value : reading.code;
};

describe('Columns', () => {
  const need = targetsOf('need', 'technology') ?? [];

  it('are known by Chinese and English names, whatever is in brackets behind them', () => {
    const columns = [
      '需求编号',
      '需求名称（必填）',
      'Description',
      '关 键 词',
      '预算(元)',
      'meta.contact_name',
      '联系电话',
      'judged',
    ];
    expect(completeMapping(columns, {}, need)).to.deep.equal({
      需求编号: 'externalId',
      '需求名称（必填）': 'title',
      Description: 'text',
      '关 键 词': 'keywords',
      '预算(元)': 'details.budgetWan',
      'meta.contact_name': 'contact.name',
      联系电话: 'contact.phone',
    });
  });

  it('are never guessed against what was given, nor twice for one field', () => {
    expect(completeMapping(['标题', '名称', '正文', '摘要'], { 名称: 'title', 摘要: '' }, need)).to.deep.equal({
      名称: 'title',
      摘要: '',
      正文: 'text',
    });
  });

  it('can feed every detail of every kind', () => {
    const schemas = [
      ['need', needContentSchema],
      ['capability', capabilityContentSchema],
    ] as const;
    for (const [noun, schema] of schemas) {
      for (const option of schema.options) {
        const { kind, details } = schema.parse({ kind: option.shape.kind.value });
        const paths = (targetsOf(noun, kind) ?? []).map((target) => target.path);
        const missing = Object.keys(details).filter((name) => !paths.includes(`details.${name}`));
        expect(missing, `${noun} ${kind}`).to.deep.equal([]);
      }
    }
  });
});

describe('Cells', () => {
  it('are read as amounts in 万元 with the unit of the cell, or else of the column', () => {
    expect(read(readAmount, '1,200')).to.equal(1200);
    expect(read(readAmount, '５０万元')).to.equal(50);
    expect(read(readAmount, '1.2亿元')).to.equal(12_000);
    expect(read(readAmount, 500_000, '预算（元）')).to.equal(50);
    expect(read(readAmount, '300元')).to.equal(1);
    expect(read(readAmount, '面议')).to.equal(null);
    expect(read(readAmount, '很多')).to.equal('amount_expected');
    expect(read(readAmount, '$500')).to.equal('amount_expected');
  });

  it('are read as ranges of amounts', () => {
    expect(read(readAmountRange, '50-100万元')).to.deep.equal({ min: 50, max: 100 });
    expect(read(readAmountRange, '0.5~1亿')).to.deep.equal({ min: 5000, max: 10_000 });
    expect(read(readAmountRange, '100万以内')).to.deep.equal({ min: null, max: 100 });
    expect(read(readAmountRange, '不低于 50 万元')).to.deep.equal({ min: 50, max: null });
    expect(read(readAmountRange, 80)).to.deep.equal({ min: 80, max: 80 });
    expect(read(readAmountRange, '几十-一百')).to.equal('amount_expected');
  });

  it('are read as days in the ways people write them, and only days that exist', () => {
    for (const text of ['2027-03-01', '2027/3/1', '2027.3.1', '2027年3月1日', '20270301', '2027-03-01T08:00:00Z']) {
      expect(read(readDay, text), text).to.equal('2027-03-01');
    }
    expect(read(readDay, '2027年2月')).to.equal('2027-02-28');
    expect(read(readDay, '长期')).to.equal(null);
    expect(read(readDay, '2027-02-31')).to.equal('date_expected');
    expect(read(readDay, '尽快')).to.equal('date_expected');
  });

  it('are read as maturity from a level or a stage', () => {
    expect(read(readTrl, 'TRL 6')).to.equal(6);
    expect(read(readTrl, '7级')).to.equal(7);
    expect(read(readTrl, '中试阶段')).to.equal(6);
    expect(read(readTrl, 12)).to.equal('trl_expected');
  });

  it('are read as words of a vocabulary in either language', () => {
    const modes = readChoices('cooperationMode');
    expect(read(modes, '委托研发、Technology transfer')).to.deep.equal([
      'commissioned_development',
      'technology_transfer',
    ]);
    expect(read(modes, '合资')).to.equal('not_in_the_list');
  });

  it('are read as financing rounds by their words and by short forms', () => {
    const stages = readChoices('financingStage', STAGE_NAMES);
    expect(read(stages, '种子轮、天使、Pre-A 轮、A轮、A+、B、债权、Series C')).to.deep.equal([
      'seed',
      'angel',
      'pre_a',
      'a',
      'a_plus',
      'b',
      'debt',
      'c',
    ]);
  });

  it('are read as indicators', () => {
    expect(read(readIndicators, '硬度≥60HRC；2、厚度：0.5~1.2 mm')).to.deep.equal([
      { name: '硬度', relation: '>=', value: '60', unit: 'HRC' },
      { name: '厚度', relation: 'range', value: '0.5~1.2', unit: 'mm' },
    ]);
    expect(read(readIndicators, '越高越好')).to.equal('indicator_expected');
  });

  it('are read as numbers with their unit left out', () => {
    expect(read(readNumber, '1,500 平方米')).to.equal(1500);
    expect(read(readNumber, '一千')).to.equal('number_expected');
  });

  it('are read as regions by code, by names one in another, or by a name that only one place has', () => {
    expect(findRegion('410100')).to.equal('410100');
    expect(findRegion('河南省郑州市')).to.equal('410100');
    expect(findRegion('郑州')).to.equal('410100');
    expect(findRegion('北京市海淀区')).to.equal('110108');
    expect(findRegion('河南 洛阳')).to.equal('410300');
    expect(findRegion('鼓楼区')).to.equal(null);
    expect(findRegion('火星')).to.equal(null);
  });
});
