// On the page of a posting: follow it, to hear of new matches above a grade.
import { useTranslation } from 'react-i18next';
import { pathTo } from '#client/app/paths.ts';
import { useAct, useRead } from '#client/lib/queries.ts';
import { useMe } from '#client/lib/session.ts';
import { buttonClass, LinkButton } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { say } from '#client/ui/toasts.tsx';
import { followRoutes } from '#shared/follows/routes.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { GradeChoice } from './grade-choice.tsx';
import './follows.css';

interface FollowPostingProps {
  noun: PostingNoun;
  id: string;
}

const Following = ({ noun, id }: FollowPostingProps) => {
  const { t } = useTranslation();
  const followed = useRead(followRoutes.ofPosting, { query: { noun, postingId: id } });
  const touches = ['follows'];
  const add = useAct(followRoutes.add, { touches, onDone: () => say(t('follows.posting.followed')) });
  const change = useAct(followRoutes.change, { touches });
  const remove = useAct(followRoutes.remove, { touches, onDone: () => say(t('follows.posting.ended')) });
  if (!followed.data) return null;
  const { follow } = followed.data;
  const begin = () => add.mutate({ body: { of: 'posting', noun, postingId: id } });
  return (
    <div className="follow-line">
      {follow?.of === 'posting' && follow.isOn ? (
        <>
          <span>{t('follows.posting.on', { count: follow.found })}</span>
          <GradeChoice
            value={follow.leastGrade}
            label={t('follows.leastGrade')}
            onChange={(leastGrade) => change.mutate({ params: { id: follow.id }, body: { leastGrade } })}
          />
          <button
            type="button"
            className={buttonClass('quiet')}
            disabled={remove.isPending}
            onClick={() => remove.mutate({ params: { id: follow.id } })}
          >
            {t('follows.act.end')}
          </button>
          <LinkButton to={pathTo('follows')} look="quiet">
            {t('follows.list.title')}
          </LinkButton>
        </>
      ) : (
        <>
          <button type="button" className={buttonClass()} disabled={add.isPending} onClick={begin}>
            {t('follows.posting.follow')}
          </button>
          <span className="x-faint">{t(`follows.posting.hint.${noun}`)}</span>
        </>
      )}
      <ProblemAlert error={add.error ?? change.error ?? remove.error} />
    </div>
  );
};

export const FollowPosting = (props: FollowPostingProps) => {
  const me = useMe();
  return me ? <Following {...props} /> : null;
};
