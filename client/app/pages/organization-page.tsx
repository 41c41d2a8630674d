import '#client/features/organizations/organizations.css';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { ReplyFigures } from '#client/features/interests/reply-figures.tsx';
import { InvitationsPanel } from '#client/features/organizations/invitations-panel.tsx';
import { JoinForm } from '#client/features/organizations/join-form.tsx';
import { JoinRequestsPanel } from '#client/features/organizations/join-requests-panel.tsx';
import { LeaveButton } from '#client/features/organizations/leave-button.tsx';
import { MembersPanel } from '#client/features/organizations/members-panel.tsx';
import { OrganizationFacts } from '#client/features/organizations/organization-facts.tsx';
import { OrganizationPills } from '#client/features/organizations/organization-pills.tsx';
import { VerificationDecision } from '#client/features/organizations/verification-decision.tsx';
import { VerificationState } from '#client/features/organizations/verification-state.tsx';
import { useRead } from '#client/lib/queries.ts';
import { useMe } from '#client/lib/session.ts';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Page, Panel } from '#client/ui/page.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import type { Organization } from '#shared/organizations/schema.ts';

/** What the organization has published, by way of the filtered lists. */
const Postings = ({ organization: { id, publishedNeeds, publishedCapabilities } }: { organization: Organization }) => {
  const { t } = useTranslation();
  const behind = `?${new URLSearchParams({ organization: id })}`;
  return (
    <>
      <Panel title={t('organizations.page.needs')}>
        {publishedNeeds > 0 ? (
          <Link to={pathTo('needs') + behind}>{t('organizations.page.seeNeeds', { count: publishedNeeds })}</Link>
        ) : (
          <p className="x-faint">{t('organizations.page.noPostings')}</p>
        )}
      </Panel>
      <Panel title={t('organizations.page.capabilities')}>
        {publishedCapabilities > 0 ? (
          <Link to={pathTo('capabilities') + behind}>
            {t('organizations.page.seeCapabilities', { count: publishedCapabilities })}
          </Link>
        ) : (
          <p className="x-faint">{t('organizations.page.noPostings')}</p>
        )}
      </Panel>
    </>
  );
};

const Entry = ({ organization }: { organization: Organization }) => {
  const { t } = useTranslation();
  const me = useMe();
  const { id, name, type, memberCount, myRole, can } = organization;
  const isCenter = Boolean(me && me.duty !== 'none');
  const seesMembers = myRole !== null || isCenter;
  return (
    <Page
      title={name}
      eyebrow={<Link to={pathTo('organizations')}>{t('organizations.list.title')}</Link>}
      meta={
        <>
          <OrganizationPills organization={organization} />
          {memberCount !== null && (
            <span className="x-faint">{t('organizations.page.members', { count: memberCount })}</span>
          )}
          {myRole && (
            <Pill tone="outline">{t('organizations.page.myRole', { role: t(`vocabulary.memberRole.${myRole}`) })}</Pill>
          )}
        </>
      }
      actions={can.edit && <LinkButton to={pathTo('editOrganization', { id })}>{t('common.act.edit')}</LinkButton>}
    >
      <VerificationState organization={organization} />
      <div className="organization-columns">
        <div className="x-stack">
          <Panel title={t('organizations.page.about')}>
            <OrganizationFacts organization={organization} />
          </Panel>
          {seesMembers && <MembersPanel organization={organization} />}
        </div>
        <div className="x-stack">
          <VerificationDecision organization={organization} />
          {can.manageMembers && <JoinRequestsPanel organizationId={id} />}
          <Postings organization={organization} />
          <ReplyFigures organizationId={id} />
          {can.manageMembers && <InvitationsPanel organizationId={id} />}
          {(can.manageMembers || (type === 'center' && isCenter)) && (
            <Panel title={t('robots.list.title')}>
              <Link to={pathTo('robots', { id })}>{t('robots.list.manage')}</Link>
            </Panel>
          )}
          <JoinForm organization={organization} />
          {can.leave && <LeaveButton organization={organization} />}
        </div>
      </div>
    </Page>
  );
};

export const OrganizationPage = () => {
  const { id = '' } = useParams();
  const organization = useRead(organizationRoutes.read, { params: { id } });
  return (
    <QueryView query={organization} skeleton={<PageSkeleton />}>
      {(loaded) => <Entry organization={loaded} />}
    </QueryView>
  );
};
