// The first question of a new posting: what kind, and for which organization. The answer begins the draft.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { editPath, nounAddress, nounKinds, nounRoutes } from '#client/features/postings/noun.ts';
import { usePostingWords } from '#client/features/postings/words.ts';
import { useAct } from '#client/lib/queries.ts';
import { useMe } from '#client/lib/session.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { useSignInPath } from '#client/ui/error-state.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import type { PostingNoun } from '#shared/postings/schema.ts';
import type { Me } from '#shared/users/schema.ts';
import './posting-editor.css';
import '#client/ui/controls.css';

const KindChoice = ({ noun, me }: { noun: PostingNoun; me: Me }) => {
  const { t } = useTranslation();
  const { kind: kindWord } = usePostingWords();
  const navigate = useNavigate();
  const organizationId = useId();
  const [chosen, setChosen] = useState(me.memberships[0]?.organization.id);
  const create = useAct(nounRoutes[noun].create, {
    touches: [nounAddress[noun]],
    onDone: ({ id }) => void navigate(editPath(noun, id), { replace: true }),
  });
  const organization = me.memberships.find((one) => one.organization.id === chosen)?.organization;
  const begin = (kind: string) =>
    // The kinds offered are the noun's own; the two tables cannot say so together.
    create.mutate({ body: { ...(chosen ? { organization: chosen } : {}), content: { kind } } } as never);
  return (
    <>
      {me.memberships.length > 1 && (
        <p className="x-row">
          <label htmlFor={organizationId}>{t('postings.start.organization')}</label>
          <select
            id={organizationId}
            className="x-input"
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          >
            {me.memberships.map((one) => (
              <option key={one.organization.id} value={one.organization.id}>
                {one.organization.name}
              </option>
            ))}
          </select>
        </p>
      )}
      {organization && organization.verification !== 'verified' && (
        <Notice tone="attention">{t('postings.start.unverified', { name: organization.name })}</Notice>
      )}
      <ProblemAlert error={create.error} />
      <div className="editor-start">
        {nounKinds[noun].map((kind) => (
          <button
            key={kind}
            type="button"
            className="editor-kind"
            disabled={create.isPending}
            onClick={() => begin(kind)}
          >
            <strong>{kindWord(noun, kind)}</strong>
            <span className="x-soft">{t(`postings.start.${noun}.${kind}` as 'postings.start.need.technology')}</span>
          </button>
        ))}
      </div>
    </>
  );
};

export const StartPosting = ({ noun }: { noun: PostingNoun }) => {
  const { t } = useTranslation();
  const me = useMe();
  const signIn = useSignInPath();
  const isWithout = me?.memberships.length === 0 && me.duty === 'none';
  return (
    <Page title={t(`postings.start.title.${noun}`)} lead={t(`postings.start.lead.${noun}`)}>
      {me === undefined && <Skeleton lines={4} />}
      {me === null && (
        <EmptyState
          title={t('postings.start.signIn')}
          text={t('postings.start.signInText')}
          action={
            <div className="x-row">
              <LinkButton to={signIn} look="primary">
                {t('common.act.signIn')}
              </LinkButton>
              <LinkButton to={pathTo('signUp')}>{t('common.act.signUp')}</LinkButton>
            </div>
          }
        />
      )}
      {me && isWithout && (
        <EmptyState
          title={t('postings.start.noOrganization')}
          text={t('postings.start.noOrganizationText')}
          action={
            <div className="x-row">
              <LinkButton to={pathTo('newOrganization')} look="primary">
                {t('postings.start.found')}
              </LinkButton>
              <LinkButton to={pathTo('organizations')}>{t('postings.start.join')}</LinkButton>
            </div>
          }
        />
      )}
      {me && !isWithout && <KindChoice noun={noun} me={me} />}
    </Page>
  );
};
