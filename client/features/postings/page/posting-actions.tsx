// What one may do with a posting. `can` on the wire object decides; nothing is decided here.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import type { Posting } from '#client/features/postings/content.ts';
import { editPath, matchesPath } from '#client/features/postings/noun.ts';
import { useRemoval } from '#client/features/postings/removal.ts';
import { type ButtonLook, buttonClass, LinkButton } from '#client/ui/link-button.tsx';
import { MenuButton } from '#client/ui/menu-button.tsx';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { ActDialog, type PostingAct } from './act-dialog.tsx';
import { VersionsDialog } from './versions-dialog.tsx';

interface PostingActionsProps {
  noun: PostingNoun;
  posting: Posting;
}

type OpenDialog = PostingAct | 'versions' | null;

const ACTS = ['renew', 'finish', 'withdraw', 'reopen'] as const satisfies readonly PostingAct[];

export const PostingActions = ({ noun, posting }: PostingActionsProps) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const remove = useRemoval();
  const [open, setOpen] = useState<OpenDialog>(null);
  const { id, can } = posting;
  // Who sees the reviews is of the house or of the center: they see the versions too.
  const readsVersions = posting.reviews !== null;
  const hasMore = readsVersions || can.remove || ACTS.some((act) => can[act]);
  // One primary action: going on with a draft, deciding at the desk, else the matches.
  const editLook: ButtonLook = can.submit ? 'primary' : 'default';
  return (
    <>
      {can.review && (
        <LinkButton to={pathTo('review', { noun, id })} look="primary">
          {t('postings.act.review')}
        </LinkButton>
      )}
      {can.seeMatches && (
        <LinkButton to={matchesPath(noun, id)} look={can.review || can.submit ? 'default' : 'primary'}>
          {t('postings.act.matches')}
        </LinkButton>
      )}
      {can.edit && (
        <LinkButton to={editPath(noun, id)} look={editLook}>
          {t(can.submit ? 'postings.act.continue' : 'common.act.edit')}
        </LinkButton>
      )}
      {hasMore && (
        <MenuButton label={t('common.act.more')} face={t('common.act.more')} className={buttonClass()}>
          {ACTS.filter((act) => can[act]).map((act) => (
            <button key={act} type="button" onClick={() => setOpen(act)}>
              {t(`postings.act.${act}`)}
            </button>
          ))}
          {readsVersions && (
            <button type="button" onClick={() => setOpen('versions')}>
              {t('postings.act.versions')}
            </button>
          )}
          {can.remove && (
            <button
              type="button"
              onClick={() => {
                remove(noun, id);
                void navigate(pathTo('desk'));
              }}
            >
              {t('common.act.remove')}
            </button>
          )}
        </MenuButton>
      )}
      {ACTS.map((act) => (
        <ActDialog
          key={act}
          act={act}
          isOpen={open === act}
          onClose={() => setOpen(null)}
          noun={noun}
          posting={posting}
        />
      ))}
      <VersionsDialog
        isOpen={open === 'versions'}
        onClose={() => setOpen(null)}
        noun={noun}
        id={id}
        current={posting.version}
      />
    </>
  );
};
