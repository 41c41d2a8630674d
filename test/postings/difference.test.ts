import { expect } from 'chai';
import fc from 'fast-check';
import { differenceOf } from '#client/features/postings/difference.ts';

describe('The difference of two texts', () => {
  it('marks Chinese characters one by one and Latin words whole', () => {
    expect(differenceOf('工作温度 180 ℃', '工作压力 260 ℃')).to.deep.equal([
      { kind: 'same', text: '工作' },
      { kind: 'gone', text: '温度' },
      { kind: 'new', text: '压力' },
      { kind: 'same', text: ' ' },
      { kind: 'gone', text: '180' },
      { kind: 'new', text: '260' },
      { kind: 'same', text: ' ℃' },
    ]);
  });

  it('says nothing about equal texts', () => {
    expect(differenceOf('耐高温', '耐高温')).to.deep.equal([{ kind: 'same', text: '耐高温' }]);
    expect(differenceOf('', '')).to.deep.equal([]);
  });

  it('contains both texts whole, whatever they are', () => {
    const text = fc.string({ unit: fc.constantFrom('高', '温', 'a', 'b1', ' ', '\n', '，', '😀') });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = differenceOf(before, after);
        const without = (kind: string) => parts.filter((part) => part.kind !== kind).map((part) => part.text);
        return without('new').join('') === before && without('gone').join('') === after;
      }),
    );
  });

  it('gives up on details in texts too long to compare', () => {
    const [before, after] = ['高'.repeat(3000), '温'.repeat(3000)];
    expect(differenceOf(before, after)).to.deep.equal([
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ]);
  });
});
