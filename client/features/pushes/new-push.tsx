// Choose whom to show a posting to: first those whose own postings match it, then anybody by name.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { OrganizationSearch } from '#client/features/organizations/organization-search.tsx';
import { useAct, useRead } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Panel } from '#client/ui/page.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { say } from '#client/ui/toasts.tsx';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { pushRoutes } from '#shared/pushes/routes.ts';
import { PUSH_TARGETS_MAX } from '#shared/pushes/schema.ts';
import { PushPill } from './push-pill.tsx';
import '#client/ui/controls.css';
import './pushes.css';

interface Chosen {
  id: string;
  name: string;
}

interface ChoiceProps {
  chosen: readonly Chosen[];
  onChoose: (one: Chosen, isChosen: boolean) => void;
}

const Choice = ({
  organization,
  chosen,
  onChoose,
  isDisabled = false,
}: ChoiceProps & { organization: Chosen; isDisabled?: boolean }) => (
  <label>
    <input
      type="checkbox"
      checked={chosen.some(({ id }) => id === organization.id)}
      disabled={isDisabled}
      onChange={(event) => onChoose(organization, event.target.checked)}
    />{' '}
    {organization.name}
  </label>
);

const Candidates = ({ noun, postingId, chosen, onChoose }: ChoiceProps & { noun: PostingNoun; postingId: string }) => {
  const { t } = useTranslation();
  const candidates = useRead(pushRoutes.candidates, { query: { noun, postingId } });
  return (
    <QueryView
      query={candidates}
      isEmpty={({ items }) => items.length === 0}
      empty={<p className="x-faint">{t('pushes.new.noCandidates')}</p>}
    >
      {({ items }) => (
        <ul className="x-plain push-candidates">
          {items.map(({ organization, grade, score, posting, before }) => (
            <li key={organization.id}>
              <Choice organization={organization} chosen={chosen} onChoose={onChoose} isDisabled={before !== null} />
              <span className="x-row">
                <Pill tone="good">{t(`vocabulary.matchGrade.${grade}`)}</Pill>
                <span className="x-faint">
                  {t('matching.card.score', { score })} · {posting.title}
                </span>
                {before && <PushPill state={before} />}
              </span>
            </li>
          ))}
        </ul>
      )}
    </QueryView>
  );
};

export const NewPush = ({ noun, postingId }: { noun: PostingNoun; postingId: string }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const messageId = useId();
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [message, setMessage] = useState('');
  const send = useAct(pushRoutes.send, {
    touches: ['pushes'],
    onDone: ({ id, targets }) => {
      say(t('pushes.new.done', { count: targets.length }));
      void navigate(pathTo('push', { id }));
    },
  });
  const choose = ({ id, name }: Chosen, isChosen: boolean) =>
    setChosen((now) => [...now.filter((one) => one.id !== id), ...(isChosen ? [{ id, name }] : [])]);
  const organizationIds = chosen.map(({ id }) => id);
  return (
    <>
      <Panel title={t('pushes.new.candidates')}>
        <Candidates noun={noun} postingId={postingId} chosen={chosen} onChoose={choose} />
      </Panel>
      <Panel title={t('pushes.new.others')}>
        <OrganizationSearch>
          {(organization) => <Choice organization={organization} chosen={chosen} onChoose={choose} />}
        </OrganizationSearch>
      </Panel>
      <Panel title={t('pushes.new.message')}>
        <div className="x-stack">
          {chosen.length > 0 && (
            <p className="x-soft">{t('pushes.new.to', { names: chosen.map(({ name }) => name).join(' · ') })}</p>
          )}
          <label htmlFor={messageId}>{t('pushes.new.messageHint')}</label>
          <textarea
            id={messageId}
            className="x-input"
            rows={4}
            maxLength={500}
            value={message}
            onChange={(event) => setMessage(event.target.value)}
          />
          <ProblemAlert error={send.error} />
          <div className="x-row">
            <button
              type="button"
              className={buttonClass('primary')}
              disabled={send.isPending || chosen.length === 0 || chosen.length > PUSH_TARGETS_MAX}
              onClick={() => send.mutate({ body: { noun, postingId, organizationIds, message } })}
            >
              {chosen.length > 0 ? t('pushes.new.send', { count: chosen.length }) : t('pushes.new.choose')}
            </button>
          </div>
        </div>
      </Panel>
    </>
  );
};
