import { expect } from 'chai';
import {
  industries,
  industryAncestors,
  isIndustry,
  isRegion,
  regionAncestors,
  regions,
  requireKnownCodes,
  unknownCodes,
} from '#server/features/vocabularies/codes.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { industrySchema, regionSchema } from '#shared/vocabularies/schema.ts';

describe('the vocabularies', () => {
  it('know provinces, prefectures and counties, with the zone itself', () => {
    for (const code of ['410000', '410100', '410172', '441900', '710000', '810000', '820000']) {
      expect(isRegion(code), code).to.equal(true);
    }
  });

  it('know industries of all four levels', () => {
    for (const code of ['C', '39', '398', '3983', 'T', '97']) expect(isIndustry(code), code).to.equal(true);
  });

  it('know no other codes', () => {
    for (const code of ['000000', '999999', '41', '']) expect(isRegion(code), code).to.equal(false);
    for (const code of ['U', '00', '9999', '']) expect(isIndustry(code), code).to.equal(false);
  });

  it('say what a code lies in, the nearest first', () => {
    expect(regionAncestors('410172')).to.deep.equal(['410100', '410000']);
    expect(regionAncestors('441900')).to.deep.equal(['440000']);
    expect(regionAncestors('410000')).to.deep.equal([]);
    expect(industryAncestors('3983')).to.deep.equal(['398', '39', 'C']);
    expect(industryAncestors('C')).to.deep.equal([]);
  });

  it('say nothing about unknown codes', () => {
    expect(regionAncestors('999999')).to.deep.equal([]);
    expect(industryAncestors('U')).to.deep.equal([]);
  });

  it('hold each code once and in the form of the contract', () => {
    for (const tree of [regions, industries]) {
      const codes = tree.terms.map((term) => term.code);
      expect(new Set(codes).size).to.equal(codes.length);
    }
    for (const term of regions.terms) regionSchema.parse(term);
    for (const term of industries.terms) industrySchema.parse(term);
  });

  it('name everything in both languages', () => {
    for (const { code, zh, en } of [...regions.terms, ...industries.terms]) {
      expect(zh, code).to.match(/\p{Script=Han}/u);
      expect(en, code).to.match(/^[A-Z3][\p{Script=Latin} ',.()/;:&0-9-]+$/u);
    }
  });

  it('are whole: 34 provinces, 20 sections, 97 divisions, 473 groups, 1,381 classes', () => {
    expect(regions.terms.filter(({ parent }) => parent === null)).to.have.length(34);
    const ofLength = (length: number) => industries.terms.filter(({ code }) => code.length === length).length;
    expect([1, 2, 3, 4].map(ofLength)).to.deep.equal([20, 97, 473, 1381]);
  });

  it('refuse an unknown code by naming its field', () => {
    expect(unknownCodes({ region: '999999', industry: '9999' })).to.deep.equal([
      { field: 'region', code: 'unknown_code' },
      { field: 'industry', code: 'unknown_code' },
    ]);
    expect(() => requireKnownCodes({ region: '999999' })).to.throw(Problem, 'invalid_input');
  });

  it('let an absent code pass', () => {
    expect(unknownCodes({ region: null })).to.deep.equal([]);
    expect(() => requireKnownCodes({ region: '410172', industry: null })).not.to.throw();
  });
});
