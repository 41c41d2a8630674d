import { expect } from 'chai';
import { queryOf } from '#server/features/matching/ranking/relevance.ts';
import { Statistics } from '#server/features/matching/ranking/statistics.ts';
import { soughtBy, summedTerms } from '#server/features/matching/retrieval/sought.ts';
import { countTerms } from '#server/features/matching/text/analysis.ts';
import { termOf } from '#server/features/matching/text/terms.ts';

const statisticsOf = (texts: readonly string[]): Statistics => {
  const statistics = new Statistics();
  for (const text of texts) statistics.add(countTerms([{ zone: 'core', text }]));
  return statistics;
};

const stem = (key: string): number => termOf({ kind: 'stem', key });

describe('What candidates are sought by', () => {
  const texts = ['valve steel', 'valve brass', 'steel brass', 'pump steel', 'pump valve', 'gasket'];
  const statistics = statisticsOf(texts);
  const soughtFor = (text: string) => soughtBy(queryOf(countTerms([{ zone: 'focus', text }]), statistics), statistics);

  it('are its terms, and pairs of them, which weigh as much as both', () => {
    const sought = soughtFor('pump gasket');
    const weightOf = (...terms: number[]) =>
      sought.find((one) => one.terms.length === terms.length && terms.every((term) => one.terms.includes(term)))
        ?.weight ?? 0;
    const [pump, gasket] = [weightOf(stem('pump')), weightOf(stem('gasket'))];
    expect(gasket).to.be.greaterThan(pump);
    expect(weightOf(stem('pump'), stem('gasket'))).to.be.closeTo(pump + gasket, 1e-9);
    expect(sought[0]?.terms, 'weightiest first').to.have.length(2);
  });

  it('are two of its characters last, where no term fills the list', () => {
    const character = (key: string): number => termOf({ kind: 'character', key });
    const seek = (found: Statistics) =>
      soughtBy(queryOf(countTerms([{ zone: 'focus', text: '机械手' }]), found), found);
    const by = (sought: ReturnType<typeof seek>) =>
      sought.findIndex(({ terms }) => terms.includes(character('机')) && terms.includes(character('手')));
    const few = seek(statisticsOf(['机器人，手臂', '机械手']));
    expect(few.map(({ weight }) => weight)).to.deep.equal(few.map(({ weight }) => weight).sort((a, b) => b - a));
    expect(by(few)).to.be.at.least(few.length - 3);
    expect(by(seek(statisticsOf(['机器人，手臂', ...Array.from({ length: 800 }, () => '机械手')])))).to.equal(-1);
  });

  it('leave out what nobody says', () => {
    expect(soughtFor('turbine')).to.deep.equal([]);
    expect(soughtFor('')).to.deep.equal([]);
  });

  it('stay few however long the need', () => {
    const many = Array.from({ length: 300 }, (_, at) => `term${at}`);
    const wide = statisticsOf(many);
    const query = queryOf(countTerms([{ zone: 'core', text: many.join(' ') }]), wide);
    expect(soughtBy(query, wide)).to.have.length.at.most(27);
  });

  it('are for the shelf its weightiest terms, a word of two characters taken once', () => {
    const summed = summedTerms(
      queryOf(countTerms([{ zone: 'focus', text: 'pump gasket turbine' }]), statistics),
      statistics,
    );
    expect(summed.map(({ term }) => term)).to.deep.equal([stem('gasket'), stem('pump')]);
    const chinese = statisticsOf(['算法', '粮食']);
    expect(summedTerms(queryOf(countTerms([{ zone: 'focus', text: '算法' }]), chinese), chinese)).to.have.length(1);
  });
});
