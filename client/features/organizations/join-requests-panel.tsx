import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useDates } from '#client/lib/dates.ts';
import { useAct, useRead } from '#client/lib/queries.ts';
import { Panel } from '#client/ui/page.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { say } from '#client/ui/toasts.tsx';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import type { joinRequestSchema } from '#shared/organizations/schema.ts';

interface JoinRequestRowProps {
  organizationId: string;
  request: z.output<typeof joinRequestSchema>;
}

const JoinRequestRow = ({ organizationId, request: { id, name, email, message, at } }: JoinRequestRowProps) => {
  const { t } = useTranslation();
  const dates = useDates();
  const decide = useAct(organizationRoutes.decideJoinRequest, {
    touches: ['organizations'],
    onDone: (_, { body }) =>
      say(
        body.decision === 'accept'
          ? t('organizations.joinRequests.accepted', { name })
          : t('organizations.joinRequests.declined', { name }),
      ),
  });
  const params = { id: organizationId, requestId: id };
  return (
    <li>
      <div className="organization-person">
        <div className="organization-person-text">
          <span>{name}</span>
          <span className="x-faint x-break">
            {email} · {dates.since(at)}
          </span>
          {message && <span className="x-soft">{message}</span>}
        </div>
        <div className="x-row">
          <Button
            type="primary"
            aria-label={t('organizations.joinRequests.acceptOf', { name })}
            loading={decide.isPending}
            onClick={() => decide.mutate({ params, body: { decision: 'accept' } })}
          >
            {t('organizations.joinRequests.accept')}
          </Button>
          <Button
            aria-label={t('organizations.joinRequests.declineOf', { name })}
            disabled={decide.isPending}
            onClick={() => decide.mutate({ params, body: { decision: 'decline' } })}
          >
            {t('organizations.joinRequests.decline')}
          </Button>
        </div>
      </div>
      <ProblemAlert error={decide.error} />
    </li>
  );
};

/** For owners: who asks to join. */
export const JoinRequestsPanel = ({ organizationId }: { organizationId: string }) => {
  const { t } = useTranslation();
  const requests = useRead(organizationRoutes.joinRequests, { params: { id: organizationId } });
  return (
    <Panel title={t('organizations.joinRequests.title')}>
      <QueryView
        query={requests}
        isEmpty={({ items }) => items.length === 0}
        empty={<p className="x-faint">{t('organizations.joinRequests.none')}</p>}
      >
        {({ items }) => (
          <ul className="x-plain">
            {items.map((request) => (
              <JoinRequestRow key={request.id} organizationId={organizationId} request={request} />
            ))}
          </ul>
        )}
      </QueryView>
    </Panel>
  );
};
