import { expect } from 'chai';
import { capabilities, demoAccounts, needs, organizations, people } from '#seeds/content/index.ts';
import { signedContracts } from '#seeds/signed-deals.ts';
import { unknownCodes } from '#server/features/vocabularies/codes.ts';
import { CAPABILITY_REQUIRED, capabilityContentSchema } from '#shared/capabilities/schema.ts';
import { likelyContractType } from '#shared/deals/contract.ts';
import { AMOUNT_FROM } from '#shared/deals/figures.ts';
import { NEED_REQUIRED, needContentSchema } from '#shared/needs/schema.ts';
import { isCreditCode } from '#shared/organizations/credit-code.ts';
import { organizationInputSchema } from '#shared/organizations/schema.ts';
import { missingFields } from '#shared/postings/content.ts';
import { reviewInputSchema, reviewOutcome } from '#shared/postings/review.ts';
import { emailSchema } from '#shared/users/schema.ts';
import { TECH_FIELDS } from '#shared/vocabularies/schema.ts';

const postings = [...needs, ...capabilities];
const keysOf = (items: readonly { key: string }[]) => items.map((item) => item.key);
const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);
const countBy = (values: readonly string[]) => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

const CHINESE = /\p{Script=Han}/u;
const isEnglish = (posting: (typeof postings)[number]) => !CHINESE.test(posting.content.title ?? '');

/** Short fields that may rightly recur: labels, names of indicators, who completed a result. */
const LABELS = ['contact', 'keywords', 'fields', 'indicators', 'completedBy', 'standards', 'lead'];
const SENTENCE = /^(?=.*[\p{Script=Han} ]).{12,}/su;

const proseOf = (value: unknown): string[] => {
  if (typeof value === 'string') return SENTENCE.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => (LABELS.includes(name) ? [] : proseOf(part)));
};

describe('the demo of the zone', () => {
  describe('organizations', () => {
    it('cover all eight types', () => {
      const types = countBy(organizations.map((organization) => organization.content.type));
      expect(organizations.length).to.be.at.least(40);
      expect(types['enterprise']).to.be.at.least(18);
      expect(types['university']).to.be.at.least(6);
      expect(types['institute']).to.be.at.least(5);
      expect(types['alliance']).to.equal(3);
      expect(types['financial_institution']).to.be.at.least(5);
      expect(types['association']).to.equal(2);
      expect(types['carrier']).to.equal(2);
      expect(types['center']).to.equal(1);
    });

    it('are what the sign-up form would accept, apart from the center', () => {
      for (const { key, content } of organizations) {
        const input = content.type === 'center' ? { ...content, type: 'association' } : content;
        expect(organizationInputSchema.safeParse(input).error?.message, key).to.equal(undefined);
      }
    });

    it('each have a valid credit code of their own', () => {
      const codes = organizations.map((organization) => organization.content.creditCode);
      expect(codes.filter((code) => !isCreditCode(code))).to.deep.equal([]);
      expect(repeated(codes)).to.deep.equal([]);
    });

    it('lie in known regions and industries', () => {
      for (const { key, content } of organizations) expect(unknownCodes(content), key).to.deep.equal([]);
    });

    it('have names, texts and keys of their own', () => {
      expect(repeated(keysOf(organizations))).to.deep.equal([]);
      expect(repeated(organizations.map((organization) => organization.content.name))).to.deep.equal([]);
      expect(repeated(organizations.map((organization) => organization.content.intro))).to.deep.equal([]);
    });
  });

  describe('people', () => {
    it('include the six demo accounts', () => {
      expect(demoAccounts.map((person) => person.email.split('@')[0])).to.deep.equal([
        'enterprise',
        'researcher',
        'investor',
        'alliance',
        'coordinator',
        'admin',
      ]);
      for (const person of demoAccounts) expect(person.email).to.match(/@demo\.xietong\.example$/);
    });

    it('have valid addresses of their own under the demo domain', () => {
      const emails = people.map((person) => person.email);
      for (const email of emails) {
        expect(emailSchema.parse(email)).to.equal(email);
        expect(email).to.match(/[@.]demo\.xietong\.example$/);
      }
      expect(repeated(emails)).to.deep.equal([]);
    });

    it('belong to organizations that exist, and every organization has an owner', () => {
      const owned = people.filter((person) => person.role === 'owner').map((person) => person.organization);
      expect(people.map((person) => person.organization).filter((key) => !keysOf(organizations).includes(key))).to.be
        .empty;
      expect(keysOf(organizations).filter((key) => !owned.includes(key))).to.deep.equal([]);
    });

    it('have a duty only at the center', () => {
      const onDuty = people.filter((person) => person.duty !== 'none');
      expect(new Set(onDuty.map((person) => person.organization))).to.deep.equal(new Set(['center']));
    });
  });

  describe('needs', () => {
    it('are at least 66, of every kind and field', () => {
      const kinds = countBy(needs.map((need) => need.content.kind));
      expect(needs.length).to.be.at.least(66);
      expect(kinds['technology']).to.be.at.least(40);
      expect(kinds['financing']).to.be.at.least(10);
      expect(kinds['talent']).to.be.at.least(6);
      expect(kinds['facility']).to.be.at.least(6);
      expect(kinds['space']).to.be.at.least(4);
      expect(new Set(needs.flatMap((need) => need.content.fields ?? []))).to.deep.equal(new Set(TECH_FIELDS));
      expect(needs.filter(isEnglish).length).to.be.at.least(8);
    });

    it('stand in every state a reviewer and an author meet', () => {
      const statuses = countBy(needs.map((need) => need.status));
      expect(statuses['published']).to.be.at.least(56);
      expect(statuses['submitted']).to.equal(5);
      expect(statuses['returned']).to.equal(2);
      const drafts = needs.filter((need) => need.status === 'draft');
      const enterprise = demoAccounts[0]?.organization;
      expect(drafts.map((need) => need.by)).to.deep.equal([enterprise, enterprise]);
    });

    it('are what the form would accept, with nothing missing once submitted', () => {
      for (const { key, status, content } of needs) {
        const parsed = needContentSchema.safeParse(content);
        expect(parsed.error?.message, key).to.equal(undefined);
        if (status === 'draft' || !parsed.data) continue;
        expect(missingFields(parsed.data, NEED_REQUIRED[parsed.data.kind]), key).to.deep.equal([]);
      }
    });
  });

  describe('capabilities', () => {
    it('are at least 125, of every kind and field', () => {
      const kinds = countBy(capabilities.map((capability) => capability.content.kind));
      expect(capabilities.length).to.be.at.least(125);
      expect(kinds['result']).to.be.at.least(85);
      expect(kinds['expertise']).to.be.at.least(12);
      expect(kinds['facility']).to.be.at.least(12);
      expect(kinds['finance']).to.be.at.least(10);
      expect(kinds['space']).to.be.at.least(5);
      const fields = new Set(capabilities.flatMap((capability) => capability.content.fields ?? []));
      expect(fields).to.deep.equal(new Set(TECH_FIELDS));
      expect(capabilities.filter(isEnglish).length).to.be.at.least(18);
    });

    it('are mostly published, four wait for review and two are drafts of the researcher', () => {
      expect(countBy(capabilities.map((capability) => capability.status))).to.include({ submitted: 4, draft: 2 });
      const drafts = capabilities.filter((capability) => capability.status === 'draft');
      const university = demoAccounts[1]?.organization;
      expect(drafts.map((capability) => capability.by)).to.deep.equal([university, university]);
    });

    it('are what the form would accept, with nothing missing once submitted', () => {
      for (const { key, status, content } of capabilities) {
        const parsed = capabilityContentSchema.safeParse(content);
        expect(parsed.error?.message, key).to.equal(undefined);
        if (status === 'draft' || !parsed.data) continue;
        expect(missingFields(parsed.data, CAPABILITY_REQUIRED[parsed.data.kind]), key).to.deep.equal([]);
      }
    });
  });

  describe('postings', () => {
    it('have keys of their own and belong to verified organizations', () => {
      const verified = organizations.filter((organization) => organization.verification === 'verified');
      expect(repeated(keysOf(postings))).to.deep.equal([]);
      expect(postings.filter((posting) => !keysOf(verified).includes(posting.by)).map(({ key }) => key)).to.be.empty;
    });

    it('use only codes that the vocabularies have', () => {
      for (const { key, content } of postings) expect(unknownCodes(content), key).to.deep.equal([]);
      const investedRegions = capabilities.flatMap(({ content }) =>
        content.kind === 'finance' ? (content.details?.regions ?? []) : [],
      );
      expect(investedRegions.flatMap((region) => unknownCodes({ region }))).to.deep.equal([]);
    });

    it('carry a reviewer’s reason exactly where they were returned', () => {
      for (const { key, status, review } of postings) {
        expect(review !== undefined, key).to.equal(status === 'returned');
        if (!review) continue;
        expect(reviewInputSchema.safeParse({ version: 0, ...review }).success, key).to.equal(true);
        expect(reviewOutcome(review.scores), key).to.equal('return');
      }
    });

    it('never say the same sentence twice', () => {
      expect(repeated(postings.flatMap((posting) => proseOf(posting.content)))).to.deep.equal([]);
      expect(repeated(postings.map((posting) => posting.content.title ?? ''))).to.deep.equal([]);
    });
  });

  describe('contracts', () => {
    it('are of the type that their own words speak for, about what the demo offers, and add up to a public figure', () => {
      const amounts = signedContracts.map(({ amountYuan }) => amountYuan);
      const sum = amounts.reduce((one, other) => one + other, 0);
      expect(amounts.length).to.be.at.least(AMOUNT_FROM);
      expect(Math.max(...amounts)).to.be.at.most(sum / 2);
      for (const { name, subject, type, provider, capability, amountYuan, technologyYuan } of signedContracts) {
        expect(likelyContractType(`${name} ${subject}`), name).to.equal(type);
        expect(capabilities.find(({ content }) => content.title === capability)?.by, capability).to.equal(provider);
        expect(technologyYuan, name).to.be.at.most(amountYuan);
      }
    });
  });
});
