import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { evaluateSet } from '#server/features/matching/evaluate/evaluate-set.ts';
import { fitFloors, type GradedPair, gradeBy, reportGrades } from '#server/features/matching/evaluate/grades.ts';
import { readJudgedSet } from '#server/features/matching/evaluate/judged-set.ts';
import { pythonRandom } from '#server/features/matching/evaluate/mersenne.ts';
import { reportText } from '#server/features/matching/evaluate/report.ts';
import { ratioOf, scoreRun } from '#server/features/matching/evaluate/score.ts';
import { createSearch } from '#server/platform/search/search.ts';
import { useEngines } from '#test/support/engines.ts';

const DOCUMENTS = [
  ['d1', '微热板甲烷传感器', '脉冲加热，平均功耗低于 1 mW'],
  ['d2', '聚晶金刚石复合片', '六面顶压机合成'],
  ['d3', '甲醇发动机台架', '低温冷起动与非常规排放测试'],
  ['d4', '激光甲烷遥测仪', '可调谐半导体激光吸收光谱'],
  ['d5', '污水处理药剂', '重金属离子去除'],
];
const QUERIES = [
  ['q1', '低功耗甲烷检测\n现有传感器功耗高，不能用电池供电'],
  ['q2', '甲醇冷起动排放'],
  ['q3', '古籍修复'],
];
const JUDGED = ['qid\tdocid\trel', 'q1\td1\t3', 'q1\td4\t1', 'q1\td2\t0', 'q2\td3\t2', 'q3\td5\t1'];

const json = (value: object): string => `${JSON.stringify(value)}\n`;

describe('npm run evaluate', () => {
  const engines = useEngines();
  let folder = '';

  before('a small judged set', () => {
    folder = mkdtempSync(join(tmpdir(), 'xietong-judged-'));
    writeFileSync(
      join(folder, 'corpus.jsonl'),
      DOCUMENTS.map(([id, title, text]) => json({ id, title, text })).join(''),
    );
    writeFileSync(join(folder, 'queries.jsonl'), QUERIES.map(([id, text]) => json({ id, text, meta: {} })).join(''));
    writeFileSync(join(folder, 'qrels.tsv'), JUDGED.join('\n'));
    writeFileSync(join(folder, 'README.md'), 'Binary metrics use rel>=2.');
  });

  after('the set is gone', () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

  it('runs the production path beside BM25 and plain search, writes the runs, and drops its indexes', async () => {
    const search = createSearch({ url: engines.meili.url, key: engines.meili.masterKey });
    const set = readJudgedSet(folder);
    const steps = new Set<string>();
    const report = await evaluateSet(set, search, join(folder, 'out'), (step) => steps.add(step));
    expect(report.systems.map(({ system }) => system)).to.deep.equal([
      'xietong',
      'bm25 1.2/0.75',
      'bm25 0.9/0.4',
      'meilisearch',
    ]);
    expect(report.threshold).to.equal(2);
    const run = readFileSync(join(folder, 'out', 'run.tsv'), 'utf8')
      .trim()
      .split('\n');
    expect(run.filter((line) => line.startsWith('q1'))[0]).to.equal('q1\td1\t1');
    expect(run.filter((line) => line.startsWith('q2'))[0]).to.equal('q2\td3\t1');
    expect(run.filter((line) => line.startsWith('q3'))).to.deep.equal([]);
    const [ours] = report.systems;
    expect(ours?.scores['nDCG@10'].value).to.be.closeTo(2 / 3, 1e-9);
    expect(await search.count(`evaluate-${set.name}-terms`)).to.equal(-1);
    expect(steps.size).to.be.at.least(3);
    expect(reportText([report])).to.include('nDCG@10');
  });

  it('says in which line a set is not as it should be', () => {
    writeFileSync(join(folder, 'queries.jsonl'), '{"id":"q1"}\n');
    expect(() => readJudgedSet(folder)).to.throw(/queries\.jsonl:1/);
  });
});

describe('The scorer', () => {
  it('draws the numbers that Python’s random.Random(1) draws', () => {
    const random = pythonRandom(1);
    expect([random(), random(), random()]).to.deep.equal([0.13436424411240122, 0.8474337369372327, 0.763774618976614]);
  });

  it('takes the grade as gain, and a query without a run as nothing', () => {
    const judgements = new Map([
      [
        'a',
        new Map([
          ['x', 3],
          ['y', 1],
          ['z', 0],
        ]),
      ],
      ['b', new Map([['x', 1]])],
    ]);
    const run = new Map([['a', ['z', 'y', 'x']]]);
    const { 'nDCG@10': ndcg, 'MRR@10': mrr, 'Recall@100': recall } = scoreRun(run, judgements, 2);
    const ideal = 3 + 1 / Math.log2(3);
    expect(ndcg.value).to.be.closeTo((1 / Math.log2(3) + 3 / 2) / ideal / 2, 1e-12);
    expect(ndcg.queries).to.equal(2);
    // Only one of the queries has a document of grade 2 or more.
    expect(mrr.queries).to.equal(1);
    expect(mrr.value).to.be.closeTo(1 / 3, 1e-12);
    expect(recall.value).to.equal(1);
  });

  it('says how sure it is that one system is better than another on the same queries', () => {
    const same = ratioOf([0.5, 0.2, 0.9], [0.5, 0.2, 0.9]);
    expect([same.value, same.low, same.high]).to.deep.equal([1, 1, 1]);
    const { value, low, high } = ratioOf([0.4, 0.6, 0.1, 0.9], [0.2, 0.6, 0.2, 0.6]);
    expect(value).to.be.closeTo(1.25, 1e-12);
    expect(low).to.be.lessThan(value);
    expect(high).to.be.greaterThan(value);
  });
});

describe('Grades beside the judges’ grades', () => {
  /** Needs whose pairs score what the judges would say, but for `noise` points. */
  const pairsWith = (noise: number): GradedPair[] =>
    Array.from({ length: 400 }, (_, at) => {
      const grade = at % 4;
      const ends = [5, 25, 55, 85];
      return { query: `need ${at % 20}`, grade, points: (ends[grade] ?? 0) + (((at * 7) % 11) - 5) * noise };
    });

  it('are the same where the points tell them apart', () => {
    const report = reportGrades(pairsWith(1));
    expect(report.crossValidated).to.equal(1);
    expect(report.needs).to.equal(20);
    expect(report.confusion.crossValidated).to.deep.equal([
      [100, 0, 0, 0],
      [0, 100, 0, 0],
      [0, 0, 100, 0],
      [0, 0, 0, 100],
    ]);
  });

  it('are told apart as well as the points allow, and no grade is left out', () => {
    const pairs = pairsWith(12);
    const report = reportGrades(pairs);
    expect(report.crossValidated).to.be.within(report.constant, 1);
    const floors = fitFloors(pairs);
    for (const grade of [0, 1, 2, 3]) {
      const given = pairs.filter(({ points }) => gradeBy(floors, points) === grade).length;
      expect(given, `grade ${grade}`).to.be.at.least(50);
    }
  });
});
