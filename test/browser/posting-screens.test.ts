// Every screen of needs, capabilities, matches, reviews and imports, in both languages and themes, on a desk and a phone.
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import { FULL_CAPABILITIES, FULL_NEEDS } from '#test/postings/full-contents.ts';
import { draftNeed, publishNeed, submitNeed } from '#test/postings/journey.ts';
import { useScreens } from '#test/support/browser.ts';
import { expectGoodScreen, LOOKS } from '#test/support/looks.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { publishCapability } from './publish.ts';

interface Stage {
  author: Person;
  researcher: Person;
  coordinator: Person;
  need: string;
  draft: string;
  offer: string;
  capability: string;
  submitted: string;
}

interface Screen {
  name: string;
  as?: 'author' | 'researcher' | 'coordinator';
  path: (stage: Stage) => string;
}

const SCREENS: readonly Screen[] = [
  { name: 'needs', path: () => '/needs' },
  { name: 'needs searched', path: () => '/needs?q=传感器&field=electronic_information' },
  { name: 'capabilities without a hit', path: () => '/capabilities?q=zzzzzz' },
  { name: 'search', path: () => '/search?q=传感器' },
  { name: 'a need, for a visitor', path: ({ need }) => `/needs/${need}` },
  { name: 'a need, for its author', as: 'author', path: ({ need }) => `/needs/${need}` },
  { name: 'a capability', as: 'author', path: ({ capability }) => `/capabilities/${capability}` },
  { name: 'the matches of a need', as: 'author', path: ({ need }) => `/needs/${need}/matches` },
  {
    name: 'the matches of a capability',
    as: 'researcher',
    path: ({ capability }) => `/capabilities/${capability}/matches`,
  },
  { name: 'beginning a need', as: 'author', path: () => '/needs/new' },
  { name: 'beginning a need, for a visitor', path: () => '/needs/new' },
  { name: 'writing a need, first step', as: 'author', path: ({ draft }) => `/needs/${draft}/edit` },
  { name: 'writing a need, second step', as: 'author', path: ({ draft }) => `/needs/${draft}/edit?step=details` },
  { name: 'writing a need, third step', as: 'author', path: ({ draft }) => `/needs/${draft}/edit?step=access` },
  {
    name: 'writing a finance capability',
    as: 'researcher',
    path: ({ offer }) => `/capabilities/${offer}/edit?step=details`,
  },
  { name: 'the review desk', as: 'coordinator', path: () => '/reviews' },
  { name: 'a review', as: 'coordinator', path: ({ submitted }) => `/reviews/need/${submitted}` },
  { name: 'imports', as: 'coordinator', path: () => '/imports' },
  { name: 'a new import', as: 'coordinator', path: () => '/imports/new' },
  { name: 'a need that is not there', path: () => '/needs/0123456789abcdef01234567' },
];

describe('every screen of needs and capabilities', () => {
  const server = useServer();
  const screens = useScreens(server);
  let stage: Stage;

  before('the stage is set', async () => {
    const author = await server.signIn('enterprise');
    const researcher = await server.signIn('researcher');
    const coordinator = await server.signIn('coordinator');
    const need = await publishNeed({ author, coordinator, content: FULL_NEEDS.technology });
    const capability = await publishCapability({ author: researcher, coordinator, content: FULL_CAPABILITIES.result });
    const offer = await researcher.call(capabilityRoutes.create, { body: { content: FULL_CAPABILITIES.finance } });
    stage = {
      author,
      researcher,
      coordinator,
      need: need.id,
      draft: (await draftNeed(author, FULL_NEEDS.technology)).id,
      offer: offer.id,
      capability: capability.id,
      submitted: (await submitNeed(author, FULL_NEEDS.talent)).id,
    };
    await server.settled();
  });

  for (const { name, as, path } of SCREENS) {
    for (const look of LOOKS) {
      it(`is accessible and fits its window: ${name}, ${look.locale}, ${look.theme}, ${look.width} px`, async () => {
        const page = await screens.open(path(stage), { ...look, ...(as ? { as: stage[as] } : {}) });
        await expectGoodScreen(page);
      });
    }
  }
});
