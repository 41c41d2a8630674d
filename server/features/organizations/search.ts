// The index `organizations`: verified ones, by name, short name and introduction.
import type { SearchDocument } from '#server/platform/search/search.ts';
import type { SearchSource } from '#server/platform/search/source.ts';
import { type OrganizationRecord, organizations } from './model.ts';
import { isSearchable } from './policy.ts';

export const ORGANIZATION_INDEX = 'organizations';

const BATCH = 500;

const documentOf = (record: OrganizationRecord): SearchDocument => ({
  id: record._id,
  name: record.name,
  shortName: record.shortName,
  intro: record.intro,
  type: record.type,
  regionPath: record.regionPath,
  verification: record.verification,
});

export const organizationSource: SearchSource = {
  index: {
    name: ORGANIZATION_INDEX,
    settings: {
      searchableAttributes: ['name', 'shortName', 'intro'],
      filterableAttributes: ['type', 'regionPath', 'verification'],
      localizedAttributes: [{ attributePatterns: ['name', 'shortName', 'intro'], locales: ['cmn', 'eng'] }],
      typoTolerance: { minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 } },
    },
  },
  hears: ['organization.*'],
  async load(ids) {
    const records = await organizations.find({ _id: { $in: [...ids] } }).lean<OrganizationRecord[]>();
    return records.filter(isSearchable).map(documentOf);
  },
  async *all() {
    let after = '';
    for (;;) {
      const found = await organizations
        .find({ _id: { $gt: after }, verification: 'verified' }, { _id: 1 })
        .sort({ _id: 1 })
        .limit(BATCH)
        .lean<{ _id: string }[]>();
      const last = found.at(-1);
      if (!last) return;
      yield found.map((record) => record._id);
      after = last._id;
    }
  },
};
