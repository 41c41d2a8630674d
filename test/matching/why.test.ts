import { expect } from 'chai';
import fc from 'fast-check';
import { BUILT_IN } from '#server/features/matching/dimensions/weights.ts';
import type { FieldText, MatchItem } from '#server/features/matching/item/item.ts';
import { collectionFor } from '#server/features/matching/matcher.ts';
import { askedAmong } from '#server/features/matching/ranking/asked.ts';
import type { Reader } from '#server/features/matching/ranking/reader.ts';
import { Shelf, type Shelved } from '#server/features/matching/shelf.ts';
import { shelvedOf } from '#server/features/matching/shelve.ts';
import { explain, weigh } from '#server/features/matching/why/why.ts';
import { gradeFloors, type Match, matchSchema, type Quote } from '#shared/matching/schema.ts';
import { anyItem, itemWith, needWith } from './items.ts';

const NOW = 1.795e12;
const everything: Reader = { audience: 'verified', mayReadDetails: () => true };
const teaserOnly: Reader = { audience: 'everyone', mayReadDetails: () => false };

const textsOf = (item: MatchItem, reader: Reader): FieldText[] =>
  reader.mayReadDetails(item) ? [...item.teaser, ...item.details] : [...item.teaser];

/** The card of a pair in a collection of capabilities; the pair's capability comes first. */
const cardOf = (need: MatchItem, capabilities: readonly MatchItem[], reader = everything): Match => {
  const shelves = { need: new Shelf('need'), capability: new Shelf('capability') };
  const shelved = capabilities.map((item) => shelvedOf(item, 1));
  for (const item of shelved) shelves.capability.put(item);
  const collection = collectionFor(shelves, reader.audience);
  const whole = shelvedOf(need, 1);
  const [capability, first] = [shelved[0], capabilities[0]] as [Shelved, MatchItem];
  const { asked } = askedAmong(reader, whole.whole, shelved, collection);
  return explain(weigh({ need: whole, capability, asked, collection, reader, now: NOW }), {
    need: { texts: textsOf(need, everything) },
    capability: { texts: textsOf(first, reader) },
    impliedBy: '最相近的成果',
  });
};

const sum = (values: readonly { points: number }[]): number => values.reduce((total, { points }) => total + points, 0);
const within = (score: number): number => Math.min(100, Math.max(0, score));

/** A person with the card and a pencil. */
const recompute = ({ score, grade, why }: Match): void => {
  const { text, dimensions, questions } = why;
  expect(sum(text.terms) + text.otherTerms.points, 'terms').to.be.closeTo(text.points, 1e-6);
  for (const { dimension, weight, fit, points, known } of dimensions) {
    expect(points, dimension).to.be.closeTo((weight * fit * text.points) / 100, 0.005 + 1e-9);
    expect(weight).to.equal(BUILT_IN.points[dimension]);
    if (!known) expect(fit).to.equal(0);
  }
  expect(score).to.equal(Math.round(within(text.points + sum(dimensions))));
  if (score >= gradeFloors.weak) expect(score).to.be.at.least(gradeFloors[grade]);
  for (const { dimension, scoreIfBest, scoreIfWorst } of questions) {
    const open = dimensions.find((one) => one.dimension === dimension);
    const without = text.points + sum(dimensions) - (open?.points ?? 0);
    const most = ((open?.weight ?? 0) * text.points) / 100;
    expect(scoreIfBest).to.be.at.most(Math.round(within(without + most)) + 1);
    expect(scoreIfWorst).to.be.at.least(Math.round(within(without - most)) - 1);
    expect(scoreIfBest).to.be.greaterThan(scoreIfWorst);
  }
};

const quoted = ({ text, marks }: Quote): string[] => marks.map(({ start, end }) => text.slice(start, end));

describe('The why card', () => {
  it('lets every number be recomputed from what it shows, on a hundred pairs', function () {
    this.timeout(60_000);
    const pairs = fc.tuple(anyItem('need'), fc.array(anyItem('capability'), { minLength: 1, maxLength: 6 }));
    fc.assert(
      fc.property(pairs, ([need, capabilities]) => {
        const match = cardOf(need, capabilities);
        expect(matchSchema.safeParse(match).success, 'fits the contract').to.equal(true);
        recompute(match);
      }),
      { numRuns: 100 },
    );
  });

  it('quotes from the texts, at the places it names', () => {
    fc.assert(
      fc.property(anyItem('need'), anyItem('capability'), (need, capability) => {
        for (const quote of cardOf(need, [capability]).why.text.quotes) {
          const fields = textsOf(quote.side === 'need' ? need : capability, everything);
          const field = fields.find((one) => one.field === quote.field);
          expect(field?.text.slice(quote.start, quote.start + quote.text.length)).to.equal(quote.text);
          for (const { start, end } of quote.marks) expect(end).to.be.within(start + 1, quote.text.length);
        }
      }),
      { numRuns: 50 },
    );
  });

  const others = ['机器视觉', '污水处理', '碳纤维', '区块链'].map((title, at) =>
    itemWith({ id: `other-${at}`, title }),
  );

  it('names what both say, in words that end where words end, and what the capability does not mention', () => {
    const need = needWith({ title: '耐高温压力传感器封装', summary: '硅油膨胀导致零点漂移' });
    const capability = itemWith({ title: '压力传感器玻璃封装', summary: '抑制零点漂移的补偿算法' });
    const { text } = cardOf(need, [capability, ...others]).why;
    expect(text.terms.map(({ term }) => term)).to.include.members(['压力传感器', '零点漂移']);
    expect(text.missing.join()).to.match(/高温|硅油|膨胀/);
    expect(text.quotes.flatMap(quoted)).to.include('压力传感器');
  });

  it('quotes a long text where most is said', () => {
    const filling = '另有试验线能够提供样件和工艺文件。'.repeat(20);
    const description = `轴承${filling}压力传感器玻璃封装，抑制零点漂移${filling}硅油`;
    const need = needWith({ title: '元件', description });
    const { quotes } = cardOf(need, [itemWith({ title: '压力传感器玻璃封装轴承硅油', summary: '零点漂移' }), ...others])
      .why.text;
    const inText = quotes.find(({ field }) => field === 'details.description');
    expect(inText?.text).to.include('压力传感器玻璃封装，抑制零点漂移');
    expect(inText?.start).to.be.greaterThan(100);
  });

  it('does not call missing what the capability says by another name', () => {
    const need = needWith({ title: '井下NB-IoT甲烷监测', summary: '用地理信息系统显示，量程5mm' });
    const { text } = cardOf(need, [itemWith({ title: '窄带物联网甲烷监测终端与GIS平台' }), ...others]).why;
    expect(text.missing.join()).to.not.match(/IoT|NB|地理|信息|系统|5mm/);
    expect(text.missing.join()).to.match(/井下|显示/);
    expect(text.quotes.flatMap(quoted).join()).to.match(/窄带物联网/);
  });

  it('compares indicators and says which are missed', () => {
    const reading = (text: string) => ({
      name: '精度',
      quantity: 'ratio',
      unit: '%',
      factor: 0.01,
      offset: 0,
      low: null,
      text,
    });
    const need = needWith({
      title: '压力传感器',
      detailFacts: { ...needWith().detailFacts, readings: [{ ...reading('精度≤0.1%'), high: 0.001 }] },
    });
    const capability = itemWith({
      title: '压力传感器',
      detailFacts: { ...itemWith().detailFacts, readings: [{ ...reading('精度≤0.5%'), high: 0.005 }] },
    });
    const { indicators, against, dimensions } = cardOf(need, [capability, ...others]).why;
    expect(indicators).to.deep.equal([{ name: '精度', asked: '精度≤0.1%', offered: '精度≤0.5%', outcome: 'missed' }]);
    expect(against[0]).to.deep.equal({
      code: 'against.indicatorMissed',
      params: { asked: '精度≤0.1%', offered: '精度≤0.5%' },
    });
    expect(dimensions.find(({ dimension }) => dimension === 'indicators')?.fit).to.equal(-1);
  });

  it('asks what would move the score most, of the side that has not said it', () => {
    const need = needWith({
      title: '压力传感器',
      detailFacts: { ...needWith().detailFacts, trl: 6, money: { min: 10, max: 50 } },
    });
    const { questions } = cardOf(need, [itemWith({ title: '压力传感器' }), ...others]).why;
    expect(questions.map(({ code }) => code)).to.include.members([
      'question.maturity.capability',
      'question.money.capability',
    ]);
    const swings = questions.map(({ scoreIfBest, scoreIfWorst }) => scoreIfBest - scoreIfWorst);
    expect(swings).to.deep.equal([...swings].sort((one, other) => other - one));
  });

  it('uses and quotes nothing of details that are closed to the reader', () => {
    const hidden = itemWith({ title: '轴承', disclosure: 'L2', description: '压力传感器玻璃封装' });
    const need = needWith({ title: '压力传感器玻璃封装用轴承' });
    const { why } = cardOf(need, [hidden, ...others], teaserOnly);
    expect(JSON.stringify(why)).to.not.include('details.description');
    expect(why.text.terms.map(({ term }) => term)).to.not.include('压力传感器');
    expect(why.against).to.deep.include({ code: 'against.detailsClosed', params: {} });
  });

  it('never lifts a text that does not fit', () => {
    fc.assert(
      fc.property(anyItem('need'), anyItem('capability'), (need, capability) => {
        const { why } = cardOf(need, [capability]);
        const lift = sum(why.dimensions);
        expect(Math.abs(lift)).to.be.at.most(why.text.points * 0.5);
      }),
      { numRuns: 100 },
    );
  });
});
