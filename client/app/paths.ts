// Every address of the client, once. Links are made by `pathTo`, the router reads the same table.

export const paths = {
  home: '/',
  search: '/search',

  needs: '/needs',
  newNeed: '/needs/new',
  need: '/needs/:id',
  editNeed: '/needs/:id/edit',
  needMatches: '/needs/:id/matches',

  capabilities: '/capabilities',
  newCapability: '/capabilities/new',
  capability: '/capabilities/:id',
  editCapability: '/capabilities/:id/edit',
  capabilityMatches: '/capabilities/:id/matches',

  organizations: '/organizations',
  newOrganization: '/organizations/new',
  organization: '/organizations/:id',
  editOrganization: '/organizations/:id/edit',

  events: '/events',
  newEvent: '/events/new',
  event: '/events/:id',
  editEvent: '/events/:id/edit',
  live: '/events/:id/live',
  rehearsal: '/events/:id/rehearsal',
  replay: '/events/:id/replay',
  sessionReport: '/events/:id/report',
  /** A reviewer's link leads here; its token stands behind #, so that no log gets it. */
  sessionReview: '/events/:id/review',
  certificate: '/certificates/:code?',

  desk: '/desk',
  interests: '/interests',
  interest: '/interests/:id',
  deals: '/deals',
  deal: '/deals/:id',
  supervision: '/supervision',
  dealFigures: '/deal-figures',
  notifications: '/notifications',
  follows: '/follows',
  robots: '/organizations/:id/robots',
  pushes: '/pushes',
  newPush: '/pushes/new',
  push: '/pushes/:id',
  received: '/received',
  receivedPush: '/received/:id/:organizationId',
  reviews: '/reviews',
  review: '/reviews/:noun/:id',
  imports: '/imports',
  newImport: '/imports/new',
  import: '/imports/:id',
  administration: '/administration/:part?',

  signIn: '/sign-in',
  signUp: '/sign-up',
  /** Mails lead to the next four; their token rides in the query. */
  confirm: '/confirm',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  invitation: '/invitation',
  /** At the end of every mail about what happened. */
  unsubscribe: '/unsubscribe',
  account: '/account',
  notificationSettings: '/account/notifications',
  welcome: '/welcome',
} as const;

export type PathName = keyof typeof paths;

type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
type Params<Path extends string> = {
  [Name in ParamNames<Path> as Name extends `${string}?` ? never : Name]: string;
} & { [Name in ParamNames<Path> as Name extends `${infer Plain}?` ? Plain : never]?: string };

type PathArgument<Name extends PathName> =
  object extends Params<(typeof paths)[Name]>
    ? [params?: Params<(typeof paths)[Name]>]
    : [params: Params<(typeof paths)[Name]>];

/** `pathTo('need', { id })` → `/needs/64…` */
export const pathTo = <Name extends PathName>(name: Name, ...[params]: PathArgument<Name>): string => {
  const values: Record<string, string | undefined> = params ?? {};
  return paths[name].replace(/\/:(\w+)\??/g, (_, param: string) => {
    const value = values[param];
    return value === undefined ? '' : `/${encodeURIComponent(value)}`;
  });
};
