// Long texts as authors write them: with headings. Chinese ones stand at the beginning of a line, numbered or not; those
// of American topics are capitals in the running text.

export type SectionRole =
  | 'lead'
  | 'problem'
  | 'technology'
  | 'goal'
  | 'conditions'
  | 'scenarios'
  | 'keywords'
  | 'area'
  | 'references'
  | 'contact';

export interface Section {
  role: SectionRole;
  text: string;
  /** Where the section begins and ends in the text, heading included. */
  from: number;
  to: number;
}

const CHINESE: Record<string, SectionRole> = {
  ...Object.fromEntries(
    [
      ...['需求内容', '项目需求', '主要需求内容', '技术需求', '技术需求情况', '需求', '需求描述', '需求背景', '背景'],
      ...['主要问题', '存在问题', '存在的问题', '技术问题', '问题', '难题', '难点', '技术难题', '拟解决技术难题'],
      ...[
        '拟解决的技术难题',
        '拟解决的技术',
        '解决技术难题',
        '现状',
        '项目内容',
        '需求内容及预期目标',
        '内容及预期目标',
      ],
    ].map((name) => [name, 'problem' as const]),
  ),
  ...Object.fromEntries(
    [
      ...['技术关键', '关键技术', '核心技术', '研究内容', '主要研究内容', '技术研发的内容', '研发内容', '解决方向'],
      ...['技术指标', '主要技术指标', '指标要求', '技术要求', '解决方案', '技术方案', '技术特点', '创新点'],
    ].map((name) => [name, 'technology' as const]),
  ),
  ...Object.fromEntries(
    [
      ...['预期目标', '项目预期目标', '研究目标', '阶段目标', '达到目标', '目标', '技术研发的目标', '研发目标'],
      ...['预期效果', '预期成果', '预期要达到的技术经济指标'],
    ].map((name) => [name, 'goal' as const]),
  ),
  ...Object.fromEntries(
    [
      ...[
        '现有工作基础',
        '现有基础',
        '工作基础',
        '现有的研究基础',
        '研究基础',
        '前期基础',
        '基础',
        '科研基础',
        '实验基础',
      ],
      ...['现有条件', '已有条件', '实验条件', '已有的解决方案', '现有技术基础'],
    ].map((name) => [name, 'conditions' as const]),
  ),
  ...Object.fromEntries(
    ['应用场景', '应用领域', '应用前景', '适用范围', '应用范围', '市场前景'].map((name) => [
      name,
      'scenarios' as const,
    ]),
  ),
  ...Object.fromEntries(['关键词', '关键字'].map((name) => [name, 'keywords' as const])),
  ...Object.fromEntries(['参考文献'].map((name) => [name, 'references' as const])),
  ...Object.fromEntries(['联系人', '联系方式', '联系电话'].map((name) => [name, 'contact' as const])),
};

const NUMBERING = '(?:[（(]?[一二三四五六七八九十\\d]{1,3}[）)、.．:：]\\s*){0,2}';
const HEADING_LINE = new RegExp(`^[ \\t\\u3000]*${NUMBERING}([\\p{Script=Han}]{2,16})[ \\t]*(?:[：:]|$)`, 'gmu');

const ENGLISH: [RegExp, SectionRole][] = [
  [/^OBJECTIVES?$/, 'goal'],
  [/^DESCRIPTION$/, 'problem'],
  [/^PHASE III/, 'scenarios'],
  [/^PHASE II?$/, 'technology'],
  [/^(BENEFITS?|COMMERCIALIZATION|COMMERCIAL APPLICATIONS?)$/, 'scenarios'],
  [/^KEY ?WORDS$/, 'keywords'],
  [/^(TECHNOLOGY AREA|ACQUISITION PROGRAM)/, 'area'],
  [/^REFERENCES$/, 'references'],
  [/^(CONTACT|POINT OF CONTACT|TPOC)/, 'contact'],
];
const CAPITALS = new RegExp(
  '\\b(OBJECTIVES?|DESCRIPTION|PHASE I{1,3}(?: DUAL USE APPLICATIONS)?|BENEFITS?|COMMERCIALIZATION|KEY ?WORDS|' +
    'TECHNOLOGY AREAS?(?:\\(S\\))?|ACQUISITION PROGRAM|REFERENCES|CONTACT(?:\\(S\\))?|POINT OF CONTACT|TPOC-?\\d?) ?:',
  'g',
);

interface Heading {
  role: SectionRole;
  from: number;
  textFrom: number;
}

const headingsOf = (text: string): Heading[] => {
  const chinese = [...text.matchAll(HEADING_LINE)].flatMap((match): Heading[] => {
    const role = CHINESE[match[1] ?? ''];
    return role ? [{ role, from: match.index, textFrom: match.index + match[0].length }] : [];
  });
  const english = [...text.matchAll(CAPITALS)].flatMap((match): Heading[] => {
    const role = ENGLISH.find(([name]) => name.test(match[1] ?? ''))?.[1];
    return role ? [{ role, from: match.index, textFrom: match.index + match[0].length }] : [];
  });
  return [...chinese, ...english].sort((one, other) => one.from - other.from);
};

/** The text's sections in order; what stands before the first heading is the lead. A text without headings is all lead. */
export const sectionsOf = (text: string): Section[] => {
  const headings = headingsOf(text);
  const first = headings[0]?.from ?? text.length;
  const lead: Section = { role: 'lead', text: text.slice(0, first).trim(), from: 0, to: first };
  const others = headings.map(({ role, from, textFrom }, index): Section => {
    const to = headings[index + 1]?.from ?? text.length;
    return { role, text: text.slice(textFrom, to).trim(), from, to };
  });
  return [lead, ...others].filter((section) => section.text !== '');
};

/** All a text says under headings of these roles. */
export const said = (sections: readonly Section[], ...roles: SectionRole[]): string =>
  sections
    .filter((section) => roles.includes(section.role))
    .map((section) => section.text)
    .join('\n');
