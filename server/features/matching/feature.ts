import type { FeatureFactory } from '#server/platform/feature.ts';

export const matchingFeature: FeatureFactory = () => ({ name: 'matching' });
