// Every screen of people, organizations and the platform itself, in both languages, both themes, on a desk and on a phone.
import { useScreens } from '#test/support/browser.ts';
import type { Client } from '#test/support/client.ts';
import { expectGoodScreen, LOOKS } from '#test/support/looks.ts';
import { type Person, useServer } from '#test/support/server.ts';

interface Cast {
  visitor: undefined;
  newcomer: Client;
  owner: Person;
  waiting: Person;
  coordinator: Client;
  administrator: Client;
}

interface Screen {
  name: string;
  as: keyof Cast;
  path: string | ((cast: Cast) => string);
}

const SCREENS: readonly Screen[] = [
  { name: 'home', as: 'visitor', path: '/' },
  { name: 'signing in', as: 'visitor', path: '/sign-in' },
  { name: 'signing up', as: 'visitor', path: '/sign-up' },
  { name: 'confirming an address', as: 'visitor', path: '/confirm?token=0123456789012345678901234567' },
  { name: 'a forgotten password', as: 'visitor', path: '/forgot-password' },
  { name: 'a new password', as: 'visitor', path: '/reset-password?token=0123456789012345678901234567' },
  { name: 'an invitation, seen by a visitor', as: 'visitor', path: '/invitation?token=0123456789012345678901234567' },
  { name: 'an invitation', as: 'newcomer', path: '/invitation?token=0123456789012345678901234567' },
  { name: 'my account', as: 'owner', path: '/account' },
  { name: 'the welcome', as: 'newcomer', path: '/welcome' },
  { name: 'my desk', as: 'owner', path: '/desk' },
  { name: 'my desk without an organization', as: 'newcomer', path: '/desk' },
  { name: 'organizations', as: 'visitor', path: '/organizations' },
  { name: 'organizations, for the center', as: 'coordinator', path: '/organizations?verification=pending' },
  { name: 'founding an organization', as: 'newcomer', path: '/organizations/new' },
  { name: 'my organization', as: 'owner', path: ({ owner }) => `/organizations/${owner.organizationId}` },
  { name: 'its entry being edited', as: 'owner', path: ({ owner }) => `/organizations/${owner.organizationId}/edit` },
  { name: 'an organization to join', as: 'newcomer', path: ({ owner }) => `/organizations/${owner.organizationId}` },
  {
    name: 'an organization to verify',
    as: 'coordinator',
    path: ({ waiting }) => `/organizations/${waiting.organizationId}`,
  },
  { name: 'accounts', as: 'administrator', path: '/administration' },
  { name: 'mails', as: 'administrator', path: '/administration/mails' },
  { name: 'the audit trail', as: 'administrator', path: '/administration/facts' },
  { name: 'the state of the system', as: 'administrator', path: '/administration/health' },
  { name: 'a certificate that is unknown', as: 'visitor', path: '/certificates/AAAA-BBBB-CCCC' },
  { name: 'what was signed, for everybody', as: 'visitor', path: '/deal-figures' },
  { name: 'an unknown address', as: 'visitor', path: '/nowhere' },
];

describe('every screen', () => {
  const server = useServer();
  const screens = useScreens(server);
  let cast: Cast;

  before('the people arrive', async () => {
    cast = {
      visitor: undefined,
      newcomer: await server.signIn('newcomer'),
      owner: await server.signIn('enterprise'),
      waiting: await server.signIn('unverified'),
      coordinator: await server.signIn('coordinator'),
      administrator: await server.signIn('administrator'),
    };
    await server.settled();
  });

  for (const { name, as, path } of SCREENS) {
    for (const look of LOOKS) {
      it(`is accessible and fits its window: ${name}, ${look.locale}, ${look.theme}, ${look.width} px`, async () => {
        const person = cast[as];
        const address = typeof path === 'string' ? path : path(cast);
        const page = await screens.open(address, { ...look, ...(person ? { as: person } : {}) });
        await expectGoodScreen(page);
      });
    }
  }
});
