// Needs and capabilities: found, read, written. Only writing needs antd.
import { lightPage, type PageRoute, page } from './lazy-page.tsx';
import { paths } from './paths.ts';

export const postingRoutes: readonly PageRoute[] = [
  lightPage(paths.search, () => import('./pages/search-page.tsx').then((module) => module.SearchPage)),

  lightPage(paths.needs, () => import('./pages/needs-page.tsx').then((module) => module.NeedsPage)),
  lightPage(paths.newNeed, () => import('./pages/new-need-page.tsx').then((module) => module.NewNeedPage)),
  lightPage(paths.need, () => import('./pages/need-page.tsx').then((module) => module.NeedPage)),
  page(paths.editNeed, () => import('./pages/edit-need-page.tsx').then((module) => module.EditNeedPage)),
  lightPage(paths.needMatches, () => import('./pages/need-matches-page.tsx').then((module) => module.NeedMatchesPage)),

  lightPage(paths.capabilities, () =>
    import('./pages/capabilities-page.tsx').then((module) => module.CapabilitiesPage),
  ),
  lightPage(paths.newCapability, () =>
    import('./pages/new-capability-page.tsx').then((module) => module.NewCapabilityPage),
  ),
  lightPage(paths.capability, () => import('./pages/capability-page.tsx').then((module) => module.CapabilityPage)),
  page(paths.editCapability, () =>
    import('./pages/edit-capability-page.tsx').then((module) => module.EditCapabilityPage),
  ),
  lightPage(paths.capabilityMatches, () =>
    import('./pages/capability-matches-page.tsx').then((module) => module.CapabilityMatchesPage),
  ),

  lightPage(paths.reviews, () => import('./pages/reviews-page.tsx').then((module) => module.ReviewsPage)),
  lightPage(paths.review, () => import('./pages/reviews-page.tsx').then((module) => module.ReviewsPage)),

  lightPage(paths.imports, () => import('./pages/imports-page.tsx').then((module) => module.ImportsPage)),
  page(paths.newImport, () => import('./pages/new-import-page.tsx').then((module) => module.NewImportPage)),
  lightPage(paths.import, () => import('./pages/import-page.tsx').then((module) => module.ImportPage)),
];
