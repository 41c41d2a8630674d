import { expect } from 'chai';
import { capabilities } from '#server/features/capabilities/capabilities.ts';
import { completeMapping, targetsOf } from '#server/features/imports/columns/mapping.ts';
import { type BuildPlan, type Built, buildContent, feedsOf } from '#server/features/imports/content/build.ts';
import type { Cell } from '#server/features/imports/readers/row.ts';
import { needs } from '#server/features/needs/needs.ts';
import type { Postings } from '#server/features/postings/noun.ts';
import { countCharacters } from '#shared/contract/text.ts';

const built = (postings: Postings, kind: string, cells: Record<string, Cell>, plan: Partial<BuildPlan> = {}): Built => {
  const targets = targetsOf(postings.noun, kind) ?? [];
  const mapping = completeMapping(Object.keys(cells), {}, targets);
  const row = { number: 2, cells: new Map(Object.entries(cells)) };
  return buildContent(row, {
    postings,
    kind,
    feeds: feedsOf(mapping, targets),
    defaults: new Map(),
    validFrom: null,
    ...plan,
  });
};

// Tests know the kind they asked for; chai looks at its fields.
const contentOf = (
  ...given: Parameters<typeof built>
): {
  title: string;
  summary: string;
  keywords: string[];
  fields: string[];
  region: string | null;
  contact: { name: string; phone: string };
  details: Record<string, unknown>;
} => {
  const { content, bad } = { content: undefined, ...built(...given) };
  if (!content) throw new Error(`a bad row: ${JSON.stringify(bad)}`);
  return content as never;
};

const badOf = (...given: Parameters<typeof built>) => built(...given).bad?.map(({ field, code }) => `${field} ${code}`);

const sentence = (length: number) => `${'字'.repeat(length - 1)}。`;

describe('A row becomes a posting', () => {
  it('whose sections fill the paragraphs of a need, and whose first sentences are its summary', () => {
    const { summary, details } = contentOf(needs, 'technology', {
      title: '高韧性立方氮化硼单晶的研制',
      text: '需求内容：\n开发高韧性单晶新牌号。\n二、预期目标\n抗冲击韧性≥67%。\n3、现有工作基础：公司有厂房3栋。',
    });
    expect(details).to.include({
      mainProblem: '开发高韧性单晶新牌号。',
      expectedGoal: '抗冲击韧性≥67%。',
      existingConditions: '公司有厂房3栋。',
      // Nothing was cut, so nothing is said twice.
      description: '',
    });
    expect(summary).to.equal('开发高韧性单晶新牌号。');
  });

  it('whose capitals divide an American topic, without the person to ask in it', () => {
    const { summary, keywords, details } = contentOf(needs, 'technology', {
      title: 'Fiber Optic Receiver',
      text: `TECHNOLOGY AREA(S): Electronics OBJECTIVE: Develop a receiver. DESCRIPTION: ${'Current systems are heavy. '.repeat(40)}PHASE I: Design it. KEYWORDS: Photodiode; Receiver TPOC-1: Jane Doe Phone: 410-278-5805 Email: jane@us.example`,
    });
    expect(summary).to.equal('Develop a receiver.');
    expect(keywords).to.deep.equal(['Photodiode', 'Receiver']);
    expect(details).to.include({ expectedGoal: 'Develop a receiver.', keyTechnology: 'Design it.' });
    expect(String(details['mainProblem'])).to.match(/heavy\.$/);
    expect(countCharacters(String(details['mainProblem']))).to.be.at.most(500);
    expect(details['description'])
      .to.include('OBJECTIVE: Develop')
      .and.not.match(/Jane|410-278/);
  });

  it('whose long text is kept whole in the description and cut at a sentence elsewhere', () => {
    const text = sentence(200) + sentence(200) + sentence(200);
    const { summary, details } = contentOf(needs, 'technology', { 标题: '长文', 正文: text });
    expect(summary).to.equal(sentence(200));
    expect(details).to.include({ mainProblem: sentence(200) + sentence(200), description: text });
  });

  it('whose title, when too long, is cut, and opens the description whole', () => {
    const title = '超'.repeat(90);
    const content = contentOf(needs, 'technology', { title, text: '正文。' });
    expect(content.title).to.equal(`${'超'.repeat(79)}…`);
    expect(content.details['description']).to.equal(title);
  });

  it('that is presented as a journal paper when it has a discipline and no maturity', () => {
    const { fields, details } = contentOf(capabilities, 'result', {
      title: '一种控制器设计方法',
      text: sentence(501),
      'meta.discipline': '控制科学与工程',
      'meta.category': '工学',
    });
    expect(fields).to.deep.equal(['advanced_manufacturing']);
    expect(details).to.include({ trl: null, level: 'not_appraised' });
    expect(details['evidence']).to.equal('期刊论文（控制科学与工程；工学）。未经成果鉴定，未标注技术成熟度。');
    expect(details['description']).to.match(/^期刊论文摘要：\n\n字/);
  });

  it('whose award says who gave it', () => {
    const { details } = contentOf(capabilities, 'result', {
      title: 'Thermal Ground Plane',
      text: 'A thermal ground plane for lasers.',
      'meta.firm': 'Example, LLC',
      'meta.agency': 'Navy',
      'meta.year': 2015,
    });
    expect(details).to.include({ completedBy: 'Example, LLC', evidence: 'Source: Navy · 2015', level: null });
  });

  it('with its own keywords as far as they fit, else with the terms it uses most', () => {
    const own = contentOf(needs, 'technology', { 标题: '甲', 关键词: ['锂电池', '锂电池', '一'.repeat(21), '防爆'] });
    expect(own.keywords).to.deep.equal(['锂电池', '防爆']);
    const found = contentOf(needs, 'technology', { 标题: '防爆锂离子电池的研发', 正文: '锂离子电池存在安全隐患。' });
    expect(found.keywords).to.include.members(['防爆', '锂离子电池']).and.not.include('研发');
  });

  it('with the fields it names, those its words speak for, or the given ones', () => {
    expect(contentOf(needs, 'technology', { 标题: '甲', 领域: '新材料' }).fields).to.deep.equal(['new_materials']);
    expect(contentOf(needs, 'technology', { 标题: '污水处理中的脱硫' }).fields).to.deep.equal([
      'resources_environment',
    ]);
    const defaults = new Map([['fields', ['aerospace']]]);
    expect(contentOf(needs, 'technology', { 标题: '甲' }, { defaults }).fields).to.deep.equal(['aerospace']);
  });

  it('with the region and contact of who imports it, unless it has its own', () => {
    const defaults = new Map([
      ['region', '410100'],
      ['contact.name', '中心'],
      ['contact.phone', '0371-1234567'],
    ]);
    const without = contentOf(needs, 'technology', { 标题: '甲' }, { defaults });
    expect(without).to.deep.include({ region: '410100' });
    expect(without.contact).to.include({ name: '中心', phone: '0371-1234567' });
    const own = contentOf(needs, 'technology', { 标题: '甲', 地区: '洛阳市', 联系人: '张工' }, { defaults });
    expect(own.region).to.equal('410300');
    expect(own.contact).to.include({ name: '张工', phone: '' });
  });

  it('without contacts in its public summary', () => {
    const text = '需要一种新型粘结剂。请致电13812345678联系人张工。强度不低于20兆帕。';
    expect(contentOf(needs, 'technology', { 标题: '甲', 正文: text }).summary).to.equal(
      '需要一种新型粘结剂。强度不低于20兆帕。',
    );
  });

  it('that is the same posting at the next import by its number, else by its title', () => {
    const id = (cells: Record<string, Cell>) => built(needs, 'technology', cells).externalId;
    expect(id({ 编号: 'N-1', 标题: '甲' })).to.equal('N-1');
    expect(id({ 标题: '甲', 正文: '一' })).to.equal(id({ 标题: '甲', 正文: '二' }));
    expect(id({ 标题: '甲' })).to.not.equal(id({ 标题: '乙' }));
  });
});

describe('A row does not become a posting', () => {
  it('without a title', () => {
    expect(badOf(needs, 'technology', { 标题: ' ', 正文: '甲' })).to.deep.equal(['标题 required']);
  });

  it('when cells cannot be read, each of which is named', () => {
    const cells = {
      标题: '甲',
      预算: '很多',
      完成时间: '尽快',
      邮箱: '不是邮箱',
      地区: '火星',
      合作方式: { broken: '#REF!' },
    };
    expect(badOf(needs, 'technology', cells)).to.have.members([
      '预算 amount_expected',
      '完成时间 date_expected',
      '邮箱 invalid_format',
      '地区 unknown_code',
      '合作方式 cell_broken',
    ]);
  });

  it('with characters that would break a page or a terminal', () => {
    expect(badOf(needs, 'technology', { 标题: '甲\u0007', 正文: '\ud800' })).to.include('标题 control_character');
  });

  it('when it is over before it is published', () => {
    const cells = { 标题: '甲', 有效期: '2020-01-01' };
    expect(badOf(needs, 'technology', cells, { validFrom: '2026-11-22' })).to.deep.equal(['有效期 in_the_past']);
    expect(badOf(needs, 'technology', cells)).to.equal(undefined);
  });
});
