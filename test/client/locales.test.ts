import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { CAPABILITY_KINDS } from '#shared/capabilities/schema.ts';
import { PROBLEM_CODES } from '#shared/contract/problem.ts';
import { IMPORT_FORMATS, IMPORT_STATES } from '#shared/imports/schema.ts';
import { indicatorOutcomeSchema, matchDimensions, matchGrades } from '#shared/matching/schema.ts';
import { NEED_KINDS } from '#shared/needs/schema.ts';
import { MEMBER_ROLES, ORGANIZATION_TYPES, VERIFICATIONS } from '#shared/organizations/schema.ts';
import { POSTING_STATUSES } from '#shared/postings/lifecycle.ts';
import { REVIEW_CRITERIA, REVIEW_OUTCOMES } from '#shared/postings/review.ts';
import { POSTING_SORTS } from '#shared/postings/routes.ts';
import { ATTACHMENT_LABELS, DISCLOSURES, NOUNS } from '#shared/postings/schema.ts';
import { healthSchema, mailSchema } from '#shared/system/routes.ts';
import { DUTIES, LOCALES } from '#shared/users/schema.ts';
import * as vocabulary from '#shared/vocabularies/schema.ts';

const folder = fileURLToPath(new URL('../../shared/locales/', import.meta.url));

type Words = { [key: string]: string | Words };

const nouns = readdirSync(`${folder}zh-CN`).filter((file) => file.endsWith('.json'));
// JSON of words is objects of strings; the leaves are checked below.
const wordsOf = (locale: string, file: string): Words =>
  JSON.parse(readFileSync(`${folder}${locale}/${file}`, 'utf8')) as Words;

const leaves = (words: Words, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  );

/** Chinese has one plural form, English two. */
const bare = (key: string): string => key.replace(/_(one|other)$/, '');
const keysOf = (words: Words): string[] => [...new Set(leaves(words).map(([key]) => bare(key)))].sort();

const gapsOf = (sentence: string): string[] =>
  [...new Set([...sentence.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name ?? ''))].sort();

describe('the words of both languages', () => {
  it('come in the same files', () => {
    expect(readdirSync(`${folder}en`).sort()).to.deep.equal(readdirSync(`${folder}zh-CN`).sort());
  });

  for (const file of nouns) {
    describe(file, () => {
      const chinese = wordsOf('zh-CN', file);
      const english = wordsOf('en', file);

      it('has the same keys', () => {
        expect(keysOf(english)).to.deep.equal(keysOf(chinese));
      });

      it('leaves nothing empty', () => {
        const empty = [...leaves(chinese), ...leaves(english)].filter(([, sentence]) => sentence.trim() === '');
        expect(empty).to.deep.equal([]);
      });

      it('has the same gaps to fill in', () => {
        const gaps = new Map(leaves(chinese).map(([key, sentence]) => [bare(key), gapsOf(sentence)]));
        // "1 result" may do without its number.
        const different = leaves(english).filter(
          ([key, sentence]) => !key.endsWith('_one') && gapsOf(sentence).join() !== (gaps.get(bare(key)) ?? []).join(),
        );
        expect(different).to.deep.equal([]);
      });

      it('gives every English plural both forms', () => {
        const keys = new Set(leaves(english).map(([key]) => key));
        const alone = [...keys].filter((key) => key.endsWith('_one') && !keys.has(`${bare(key)}_other`));
        expect(alone).to.deep.equal([]);
        expect(leaves(chinese).filter(([key]) => key.endsWith('_one'))).to.deep.equal([]);
      });

      it('speaks Chinese in Chinese and English in English', () => {
        const misplaced = leaves(english).filter(
          ([key, text]) => /[\u4e00-\u9fff]/.test(text) && !isNamedInChinese(key),
        );
        expect(misplaced).to.deep.equal([]);
      });
    });
  }
});

/** A language is called by its own name in every language. */
const isNamedInChinese = (key: string): boolean =>
  ['locale.zh-CN', 'language.switch', 'language.switchLabel'].includes(key);

describe('the words of codes', () => {
  const problems = wordsOf('zh-CN', 'problem.json');
  for (const code of PROBLEM_CODES) {
    it(`say what ${code} means and what to do`, () => {
      expect(problems[code]).to.have.all.keys('title', 'detail');
    });
  }

  const sets: Record<string, readonly (string | number)[]> = {
    techField: vocabulary.TECH_FIELDS,
    chain: vocabulary.CHAINS,
    chainLink: vocabulary.CHAIN_LINKS,
    cooperationMode: vocabulary.COOPERATION_MODES,
    trl: [1, 2, 3, 4, 5, 6, 7, 8, 9],
    maturityStage: vocabulary.MATURITY_STAGES,
    financingStage: vocabulary.FINANCING_STAGES,
    revenueStatus: vocabulary.REVENUE_STATUSES,
    ipStatus: vocabulary.IP_STATUSES,
    resultLevel: vocabulary.RESULT_LEVELS,
    institutionType: vocabulary.INSTITUTION_TYPES,
    engagement: vocabulary.ENGAGEMENTS,
    degree: vocabulary.DEGREES,
    indicatorRelation: vocabulary.INDICATOR_RELATIONS,
    noun: NOUNS,
    needKind: NEED_KINDS,
    capabilityKind: CAPABILITY_KINDS,
    postingStatus: POSTING_STATUSES,
    postingSort: POSTING_SORTS,
    disclosure: DISCLOSURES,
    attachmentLabel: ATTACHMENT_LABELS,
    organizationType: ORGANIZATION_TYPES,
    verification: VERIFICATIONS,
    memberRole: MEMBER_ROLES,
    duty: DUTIES,
    locale: LOCALES,
    reviewCriterion: REVIEW_CRITERIA,
    reviewOutcome: REVIEW_OUTCOMES,
    matchGrade: matchGrades,
    matchDimension: matchDimensions,
    indicatorOutcome: indicatorOutcomeSchema.options,
    importState: IMPORT_STATES,
    importFormat: IMPORT_FORMATS,
    mailOutcome: mailSchema.shape.outcome.options,
    healthStatus: healthSchema.shape.status.options,
  };
  const words = wordsOf('zh-CN', 'vocabulary.json');

  it('cover every set of the vocabulary file, and no other', () => {
    expect(Object.keys(words).sort()).to.deep.equal(Object.keys(sets).sort());
  });

  for (const [set, codes] of Object.entries(sets)) {
    it(`name every ${set}`, () => {
      expect(Object.keys(words[set] ?? {}).sort()).to.deep.equal(codes.map(String).sort());
    });
  }
});

describe('the sentences of field errors', () => {
  const fields = new Set(Object.keys(wordsOf('zh-CN', 'field.json')));

  it('exist for every code that a schema of the contracts gives by name', () => {
    const shared = fileURLToPath(new URL('../../shared/', import.meta.url));
    const codes = readdirSync(shared, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.name.endsWith('.ts') && !entry.parentPath.includes('advice'))
      .flatMap((entry) => [
        ...readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8').matchAll(/params: \{ code: '(\w+)'/g),
      ])
      .map(([, code]) => code ?? '');
    expect(codes).to.include('credit_code_wrong');
    expect([...new Set(codes)].filter((code) => !fields.has(code))).to.deep.equal([]);
  });

  it('exist for every kind of issue that zod reports', () => {
    const issues = [
      'invalid_type',
      'too_big',
      'too_small',
      'invalid_format',
      'not_multiple_of',
      'unrecognized_keys',
      'invalid_union',
      'invalid_key',
      'invalid_element',
      'invalid_value',
      'custom',
    ];
    expect(issues.filter((code) => !fields.has(code))).to.deep.equal([]);
  });
});

describe('every key of the words', () => {
  const sources = ['client', 'server', 'shared'].flatMap((folderName) => {
    const root = fileURLToPath(new URL(`../../${folderName}/`, import.meta.url));
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => /\.tsx?$/.test(entry.name))
      .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'));
  });
  const code = sources.join('\n');

  /** Named in full, or as a part of a key that is put together: `vocabulary.trl.${trl}`. */
  const isAskedFor = (key: string): boolean => {
    if (code.includes(key)) return true;
    const steps = key.split('.');
    return steps.some((_, depth) => depth > 0 && code.includes(`${steps.slice(0, depth).join('.')}.\${`));
  };

  for (const file of nouns.filter((name) => name !== 'mail.json')) {
    it(`of ${file} is asked for somewhere`, () => {
      const noun = file.replace(/\.json$/, '');
      expect(keysOf(wordsOf('zh-CN', file)).filter((key) => !isAskedFor(`${noun}.${key}`))).to.deep.equal([]);
    });
  }

  it('of mail.json is the template of a mail that is written', () => {
    const templates = Object.keys(wordsOf('zh-CN', 'mail.json'));
    expect(templates.filter((template) => !code.includes(template))).to.deep.equal([]);
  });
});
