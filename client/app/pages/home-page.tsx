import '#client/features/system/home.css';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { NextEvent } from '#client/features/events/next-event.tsx';
import { HomeFields } from '#client/features/system/home-fields.tsx';
import { type HomeFigure, HomeFigures } from '#client/features/system/home-figures.tsx';
import { type HomeItem, HomeItems } from '#client/features/system/home-items.tsx';
import { useMoney } from '#client/lib/money.ts';
import { useRead } from '#client/lib/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { useDocumentTitle } from '#client/ui/page.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { ListSkeleton } from '#client/ui/skeleton.tsx';
import type { ReplyOf } from '#shared/contract/route.ts';
import { PIPELINES } from '#shared/deals/pipeline.ts';
import { eventRoutes } from '#shared/events/routes.ts';
import { systemRoutes } from '#shared/system/routes.ts';

type Home = ReplyOf<typeof systemRoutes.home>;

const useHomeItems = ({ needs, capabilities }: Home): { asked: HomeItem[]; offered: HomeItem[] } => {
  const { t } = useTranslation();
  return {
    asked: needs.map((need) => ({
      ...need,
      to: pathTo('need', { id: need.id }),
      kind: t(`vocabulary.needKind.${need.kind}`),
      organization: need.organization?.name ?? null,
    })),
    offered: capabilities.map((capability) => ({
      ...capability,
      to: pathTo('capability', { id: capability.id }),
      kind: t(`vocabulary.capabilityKind.${capability.kind}`),
      organization: capability.organization?.name ?? null,
    })),
  };
};

const Listings = ({ home }: { home: Home }) => {
  const { t } = useTranslation();
  const { asked, offered } = useHomeItems(home);
  return (
    <div className="home-columns">
      <section aria-labelledby="home-asked">
        <div className="home-column-head">
          <h2 id="home-asked">{t('system.home.asked')}</h2>
          <Link to={pathTo('needs')}>{t('system.home.allNeeds')}</Link>
        </div>
        {asked.length > 0 ? (
          <HomeItems items={asked} />
        ) : (
          <EmptyState
            title={t('system.home.noNeeds')}
            text={t('system.home.noNeedsHint')}
            action={<LinkButton to={pathTo('newNeed')}>{t('common.nav.postNeed')}</LinkButton>}
          />
        )}
      </section>
      <section aria-labelledby="home-offered">
        <div className="home-column-head">
          <h2 id="home-offered">{t('system.home.offered')}</h2>
          <Link to={pathTo('capabilities')}>{t('system.home.allCapabilities')}</Link>
        </div>
        {offered.length > 0 ? (
          <HomeItems items={offered} />
        ) : (
          <EmptyState
            title={t('system.home.noCapabilities')}
            text={t('system.home.noCapabilitiesHint')}
            action={<LinkButton to={pathTo('newCapability')}>{t('common.nav.postCapability')}</LinkButton>}
          />
        )}
      </section>
    </div>
  );
};

const useSignedFigures = (signed: Home['figures']['signed']): HomeFigure[] => {
  const { t } = useTranslation();
  const money = useMoney();
  return PIPELINES.filter((pipeline) => signed[pipeline].count > 0).map((pipeline) => {
    const { count, aboutWan } = signed[pipeline];
    return {
      to: `${pathTo('dealFigures')}?pipeline=${pipeline}`,
      value: aboutWan === null ? count : t('deals.figures.about', { amount: money.amount(aboutWan) }),
      label: t(`deals.figures.${aboutWan === null ? 'signed' : 'signedCount'}.${pipeline}`, { count }),
    };
  });
};

const Figures = ({ figures }: { figures: Home['figures'] }) => {
  const { t } = useTranslation();
  const signed = useSignedFigures(figures.signed);
  return (
    <HomeFigures
      label={t('system.home.figures')}
      figures={[
        { to: pathTo('needs'), value: figures.listedNeeds, label: t('system.home.listedNeeds') },
        { to: pathTo('capabilities'), value: figures.listedCapabilities, label: t('system.home.listedCapabilities') },
        {
          to: pathTo('organizations'),
          value: figures.verifiedOrganizations,
          label: t('system.home.verifiedOrganizations'),
        },
        ...signed,
      ]}
    />
  );
};

/** What is on, or comes next; nothing when nothing is planned. */
const Next = () => {
  const coming = useRead(eventRoutes.list, { query: { when: 'coming', limit: 5 } });
  const event = coming.data?.items.find(({ state }) => state === 'published');
  if (!event) return null;
  const { id } = event;
  return <NextEvent event={event} to={pathTo('event', { id })} liveTo={pathTo('live', { id })} />;
};

export const HomePage = () => {
  const { t } = useTranslation();
  const home = useRead(systemRoutes.home, undefined);
  useDocumentTitle('');
  return (
    <div className="home">
      <section className="home-hero">
        <h1 tabIndex={-1}>{t('system.home.title')}</h1>
        <p>{t('system.home.lead')}</p>
        <div className="x-row">
          <LinkButton to={pathTo('newNeed')} look="primary" large>
            {t('common.nav.postNeed')}
          </LinkButton>
          <LinkButton to={pathTo('newCapability')} large>
            {t('common.nav.postCapability')}
          </LinkButton>
        </div>
      </section>
      <Next />
      <QueryView query={home} skeleton={<ListSkeleton items={3} />}>
        {(loaded) => (
          <>
            <Figures figures={loaded.figures} />
            <Listings home={loaded} />
            <section className="x-stack" aria-labelledby="home-fields">
              <div>
                <h2 id="home-fields">{t('system.home.fields')}</h2>
                <p className="x-faint">{t('system.home.fieldsHint')}</p>
              </div>
              <HomeFields
                counts={loaded.figures.fields}
                needsTo={(field) => `${pathTo('needs')}?field=${field}`}
                capabilitiesTo={(field) => `${pathTo('capabilities')}?field=${field}`}
              />
            </section>
          </>
        )}
      </QueryView>
    </div>
  );
};
