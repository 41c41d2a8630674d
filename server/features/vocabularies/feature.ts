import type { Response } from 'express';
import type { Feature, FeatureFactory } from '#server/platform/feature.ts';
import { bindRoutes } from '#server/platform/http/handler.ts';
import { vocabularyRoutes } from '#shared/vocabularies/routes.ts';
import { industries, regions } from './codes.ts';
import type { Term, TermTree } from './tree.ts';

// A vocabulary changes with a release. Browsers keep it for a day and then ask by its ETag, which Express adds.
const CACHE_CONTROL = 'public, max-age=86400';

const answer = (tree: TermTree, response: Response): Term[] => {
  response.setHeader('cache-control', CACHE_CONTROL);
  return [...tree.terms];
};

export const vocabulariesFeature: FeatureFactory = (): Feature => ({
  name: 'vocabularies',
  routes: bindRoutes(vocabularyRoutes, {
    regions: async ({ response }) => answer(regions, response),
    industries: async ({ response }) => answer(industries, response),
  }),
});
