import { expect } from 'chai';
import fc from 'fast-check';
import { countIn, countTerms } from '#server/features/matching/text/analysis.ts';
import { ANALYSED_CHARACTERS } from '#server/features/matching/text/normalise.ts';
import { readText } from '#server/features/matching/text/runs.ts';
import { kindIndexOf, searchWordOf, TOKEN_KINDS, termOf } from '#server/features/matching/text/terms.ts';
import { eachTermAmong, eachTermOf, type TokenKind, tokensOf } from '#server/features/matching/text/tokens.ts';

const keys = (text: string, kind: TokenKind): string[] =>
  tokensOf(text)
    .filter((token) => token.kind === kind)
    .map(({ key }) => key);

describe('The analysis of a text', () => {
  it('finds Chinese words, the words inside long words, and the zone’s technical words', () => {
    expect(keys('高精度压力传感器', 'word')).to.include.members(['高精度', '压力', '传感器', '压力传感器']);
    expect(keys('国密算法与态势感知', 'word')).to.include.members(['国密算法', '态势感知']);
  });

  it('makes one thing of full width, half width and capitals', () => {
    expect(keys('ＭＥＭＳ 芯片', 'stem')).to.deep.equal(keys('mems 芯片', 'stem'));
  });

  it('brings English words to their stems and pairs neighbours', () => {
    expect(keys('radiation-hardened memories', 'stem')).to.deep.equal(['radiat', 'harden', 'memori']);
    expect(keys('radiation-hardened memories', 'phrase')).to.deep.equal(['radiat harden', 'harden memori']);
    expect(keys('radiation. Memory', 'phrase'), 'not across sentences').to.deep.equal([]);
  });

  it('knows a thing by its Chinese name, its English name and its abbreviation', () => {
    for (const text of ['地理信息系统', 'GIS平台', '基于ＧＩＳ的巡检']) {
      expect(keys(text, 'concept'), text).to.deep.equal(['地理信息系统']);
    }
    expect(keys('unmanned aerial vehicles', 'concept')).to.deep.equal(keys('无人机', 'concept'));
    expect(keys('无人飞行器与激光雷达', 'concept')).to.deep.equal(['无人机', '激光雷达']);
  });

  it('takes the longest name: a pressure sensor is not said to be any sensor', () => {
    expect(keys('压力传感器', 'concept')).to.deep.equal(['压力传感器']);
    expect(keys('internet of nothing', 'concept')).to.deep.equal([]);
  });

  it('finds where a thing’s name ends, also at the end of a text that a longer name would outrun', () => {
    const places = tokensOf('处理固废').filter(({ kind }) => kind === 'concept');
    expect(places.map(({ start, end }) => [start, end])).to.deep.equal([[2, 4]]);
  });

  it('knows the place of a token behind characters that have another length once they are normalised', () => {
    for (const [before, units] of [
      ['，', 1],
      ['ﬁ', 1],
      ['㎡', 1],
      ['𝐀', 2],
      ['😀', 2],
      ['é', 1],
    ] as const) {
      const [pair] = tokensOf(`${before}轴承`).filter(({ kind }) => kind === 'pair');
      expect([pair?.key, pair?.start, pair?.end], before).to.deep.equal(['轴承', units, units + 2]);
    }
  });

  it('cuts apart what is written without a blank between two scripts', () => {
    expect(keys('TFT液晶', 'stem')).to.deep.equal(['tft']);
    expect(keys('TFT液晶', 'pair')).to.deep.equal(['液晶']);
  });

  it('leaves out function words and the trade’s idioms', () => {
    expect(keys('关键技术研究与应用', 'word')).to.deep.equal([]);
    expect(keys('the development of it', 'stem')).to.deep.equal(['develop']);
  });

  for (const [what, text] of [
    ['nothing', ''],
    ['blanks', ' \n\t　'],
    ['emoji', '😀🎉👨‍👩‍👧'],
    ['punctuation', '，。！？……——'],
    ['function words', '的 了 和 与 the of and'],
  ] as const) {
    it(`of ${what} is empty`, () => {
      expect(countTerms([{ zone: 'focus', text }]).terms).to.have.length(0);
    });
  }

  it('reads the beginning of an endless text and no more', () => {
    const part = '耐高温压力传感器封装。';
    const endless = part.repeat(Math.ceil((10 * ANALYSED_CHARACTERS) / part.length));
    const lastEnd = Math.max(...tokensOf(endless).map(({ end }) => end));
    expect(lastEnd).to.be.at.most(ANALYSED_CHARACTERS);
  });

  it('says of each token where it stands in the original, whatever is written', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.string({ unit: fc.constantFrom(...'高精ﬁＡ①㎡é😀 a1-') }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        for (const { start, end, key } of tokensOf(text)) {
          expect(start).to.be.within(0, text.length);
          expect(end).to.be.within(start, text.length);
          expect(key).to.not.equal('');
        }
      }),
    );
  });

  it('counts a term per zone, and stops counting rather than running over', () => {
    const { terms, counts } = countTerms([
      { zone: 'focus', text: '轴承' },
      { zone: 'core', text: '轴承 '.repeat(1000) },
    ]);
    const packed = counts[terms.indexOf(termOf({ kind: 'word', key: '轴承' }))] ?? 0;
    expect(countIn('focus', packed)).to.equal(1);
    expect(countIn('core', packed)).to.equal(63);
    expect(countIn('background', packed)).to.equal(0);
  });

  it('tells the pieces with Chinese that name a thing apart: by gaps, not by script, and each term in the first that says it', () => {
    const { terms, pieces = [] } = countTerms([
      { zone: 'focus', text: 'GaN功率器件、氮化镓 功率, battery management' },
      { zone: 'focus', text: '电池' },
      { zone: 'core', text: '散热' },
    ]);
    const has = (from: number, kind: TokenKind, key: string): boolean =>
      terms.subarray(pieces[from], pieces[from + 1]).includes(termOf({ kind, key }));
    expect(pieces).to.have.length(6);
    expect([has(0, 'stem', 'gan'), has(0, 'pair', '功率'), has(0, 'pair', '氮化')]).to.deep.equal([true, true, false]);
    expect([has(2, 'pair', '氮化'), has(2, 'pair', '功率'), has(2, 'stem', 'batteri')]).to.deep.equal([
      true,
      false,
      false,
    ]);
    expect([has(4, 'pair', '电池'), has(4, 'pair', '散热')]).to.deep.equal([true, false]);
  });

  it('sees without cutting what is known to be there, at the places where a cut sees it, but for characters', () => {
    const parts = [
      '高精度压力传感器',
      '地理信息系统',
      '第三方检测',
      '，',
      '与',
      'GaN功率器件',
      'NB-IoT module ',
      '😀',
      '成本',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ maxLength: 5 })), { maxLength: 12 }),
        (some) => {
          const read = readText(some.join(''));
          const [cut, seen] = [new Set<string>(), new Set<string>()];
          const terms = new Set<number>();
          eachTermOf(read, (kind, term, start, end) => {
            if (kind === 'character' || (kind === 'word' && end - start > 8)) return;
            terms.add(term);
            cut.add(`${term} ${start} ${end}`);
          });
          const see = (kind: TokenKind, term: number, start: number, end: number) => {
            expect(kind).not.to.equal('character');
            expect(terms.has(term)).to.equal(true);
            seen.add(`${term} ${start} ${end}`);
          };
          eachTermAmong(read, (term) => terms.has(term), see);
          expect([...cut].filter((place) => !seen.has(place))).to.deep.equal([]);
        },
      ),
    );
  });

  it('numbers terms so that the kind can be read off and the search engine keeps the word whole', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TOKEN_KINDS), fc.string({ minLength: 1 }), (kind, key) => {
        const term = termOf({ kind, key });
        expect(TOKEN_KINDS[kindIndexOf(term)]).to.equal(kind);
        expect(searchWordOf(term)).to.match(/^x[a-z]{1,7}$/);
      }),
    );
  });
});
