import { expect } from 'chai';
import fc from 'fast-check';
import { markerOf } from '#server/features/postings/marks.ts';

const hitsOf = (q: string, text: string): string[] => markerOf(q)(text).map(({ start, end }) => text.slice(start, end));

describe('the marks of what a search found', () => {
  const CASES: [q: string, text: string, hits: string[]][] = [
    ['传感器', '低功耗甲烷传感器', ['传感器']],
    ['甲烷传感器芯片', '甲烷敏感芯片与压力传感器', ['甲烷', '芯片', '传感器']],
    ['低功耗的传感器', '新的传感器', ['传感器']],
    ['烷', '甲烷与乙烷', ['烷', '烷']],
    ['mems', 'MEMS 微热板与 mems工艺', ['MEMS', 'mems']],
    ['sens', 'Gas Sensors and a sensing head', ['Sens', 'sens']],
    ['senser', 'a gas sensor', ['sensor']],
    ['gas', 'a gap in the gasket', ['gas']],
    ['北斗', 'BDS 授时模块', ['BDS']],
    ['ppb2', 'ppb1 与 ppb2', ['ppb2']],
    ['', '什么也没有', []],
    ['<b>', '<b>粗体</b>', ['b', 'b']],
  ];
  for (const [q, text, hits] of CASES) {
    it(`mark ${JSON.stringify(hits)} in "${text}" for "${q}"`, () => {
      expect(hitsOf(q, text)).to.deep.equal(hits);
    });
  }

  it('lie in the text, in order and apart, whatever was asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (q, text) => {
        let at = 0;
        for (const { start, end } of markerOf(q)(text)) {
          expect(start).to.be.at.least(at);
          expect(end).to.be.within(start + 1, text.length);
          at = end;
        }
      }),
    );
  });
});
