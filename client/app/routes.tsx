import { eventRoutes } from './event-routes.tsx';
import { lightPage, type PageRoute, page } from './lazy-page.tsx';
import { noticeRoutes } from './notice-routes.tsx';
import { paths } from './paths.ts';
import { postingRoutes } from './posting-routes.tsx';

export const routes: readonly PageRoute[] = [
  lightPage(paths.home, () => import('./pages/home-page.tsx').then((module) => module.HomePage)),

  ...postingRoutes,
  ...eventRoutes,
  ...noticeRoutes,

  page(paths.signIn, () => import('./pages/sign-in-page.tsx').then((module) => module.SignInPage)),
  page(paths.signUp, () => import('./pages/sign-up-page.tsx').then((module) => module.SignUpPage)),
  page(paths.confirm, () => import('./pages/confirm-page.tsx').then((module) => module.ConfirmPage)),
  page(paths.forgotPassword, () =>
    import('./pages/forgot-password-page.tsx').then((module) => module.ForgotPasswordPage),
  ),
  page(paths.resetPassword, () => import('./pages/reset-password-page.tsx').then((module) => module.ResetPasswordPage)),
  page(paths.invitation, () => import('./pages/invitation-page.tsx').then((module) => module.InvitationPage)),
  page(paths.account, () => import('./pages/account-page.tsx').then((module) => module.AccountPage)),
  page(paths.welcome, () => import('./pages/welcome-page.tsx').then((module) => module.WelcomePage)),

  page(paths.organizations, () => import('./pages/organizations-page.tsx').then((module) => module.OrganizationsPage)),
  page(paths.newOrganization, () =>
    import('./pages/new-organization-page.tsx').then((module) => module.NewOrganizationPage),
  ),
  page(paths.organization, () => import('./pages/organization-page.tsx').then((module) => module.OrganizationPage)),
  page(paths.editOrganization, () =>
    import('./pages/edit-organization-page.tsx').then((module) => module.EditOrganizationPage),
  ),

  lightPage(paths.interests, () => import('./pages/interests-page.tsx').then((module) => module.InterestsPage)),
  lightPage(paths.interest, () => import('./pages/interest-page.tsx').then((module) => module.InterestPage)),
  lightPage(paths.deals, () => import('./pages/deals-page.tsx').then((module) => module.DealsPage)),
  lightPage(paths.deal, () => import('./pages/deal-page.tsx').then((module) => module.DealPage)),
  lightPage(paths.supervision, () => import('./pages/supervision-page.tsx').then((module) => module.SupervisionPage)),
  lightPage(paths.dealFigures, () => import('./pages/deal-figures-page.tsx').then((module) => module.DealFiguresPage)),
  page(paths.desk, () => import('./pages/desk-page.tsx').then((module) => module.DeskPage)),
  page(paths.administration, () =>
    import('./pages/administration-page.tsx').then((module) => module.AdministrationPage),
  ),
];
