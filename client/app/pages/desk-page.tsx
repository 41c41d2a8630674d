import '#client/features/system/system.css';
import { useTranslation } from 'react-i18next';
import { MyPostings } from '#client/app/desk/my-postings.tsx';
import { useWaiting } from '#client/app/desk/use-waiting.ts';
import { pathTo } from '#client/app/paths.ts';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { ChangesPanel } from '#client/features/notifications/changes-panel.tsx';
import { WaitingList } from '#client/features/system/waiting-list.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Page, Panel } from '#client/ui/page.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import type { OrganizationType } from '#shared/organizations/schema.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import type { Me } from '#shared/users/schema.ts';

const Waiting = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  const { items, error, isPending } = useWaiting(me);
  return (
    <Panel title={t('system.desk.waiting')}>
      <ProblemAlert error={error} />
      {items.length > 0 && <WaitingList items={items} />}
      {items.length === 0 &&
        (isPending ? <Skeleton lines={2} /> : <p className="x-soft">{t('system.desk.nothingWaiting')}</p>)}
    </Panel>
  );
};

/** What research and finance have to say is mostly an offer. */
const OFFERING: readonly OrganizationType[] = ['university', 'institute', 'financial_institution'];

const mostlyPosted = ({ memberships }: Me): PostingNoun =>
  memberships.length > 0 && memberships.every(({ organization }) => OFFERING.includes(organization.type))
    ? 'capability'
    : 'need';

const POSTING = {
  need: { path: 'newNeed', label: 'common.nav.postNeed' },
  capability: { path: 'newCapability', label: 'common.nav.postCapability' },
} as const;

const PostButton = ({ noun, look }: { noun: PostingNoun; look?: 'primary' }) => {
  const { t } = useTranslation();
  const { path, label } = POSTING[noun];
  return (
    <LinkButton to={pathTo(path)} {...(look ? { look } : {})}>
      {t(label)}
    </LinkButton>
  );
};

const Desk = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  const belongs = me.memberships.length > 0;
  const mostly = mostlyPosted(me);
  return (
    <Page
      title={t('system.desk.title')}
      lead={t('system.desk.lead')}
      actions={
        belongs && (
          <>
            <PostButton noun={mostly === 'need' ? 'capability' : 'need'} />
            <PostButton noun={mostly} look="primary" />
          </>
        )
      }
    >
      {(belongs || me.duty !== 'none') && (
        <>
          <Waiting me={me} />
          <ChangesPanel />
        </>
      )}
      {belongs ? (
        <MyPostings mostly={mostly} />
      ) : (
        me.duty === 'none' && (
          <div className="x-panel">
            <EmptyState
              title={t('system.desk.noOrganizationTitle')}
              text={t('system.desk.noOrganizationText')}
              action={
                <LinkButton to={pathTo('welcome')} look="primary">
                  {t('users.account.join')}
                </LinkButton>
              }
            />
          </div>
        )
      )}
    </Page>
  );
};

/** What waits for me, and what my organizations have posted. */
export const DeskPage = () => <SignedInOnly>{(me) => <Desk me={me} />}</SignedInOnly>;
