// Beside a list: follow the search that its address holds.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useAct } from '#client/lib/queries.ts';
import { useMe } from '#client/lib/session.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { say } from '#client/ui/toasts.tsx';
import { followRoutes } from '#shared/follows/routes.ts';
import type { SearchedNoun } from '#shared/follows/schema.ts';
import '#client/ui/controls.css';

const NAME_MAX = 60;

const Form = ({ noun, search, onDone }: { noun: SearchedNoun; search: string; onDone: () => void }) => {
  const { t } = useTranslation();
  const id = useId();
  const words = new URLSearchParams(search).get('q') ?? '';
  const [name, setName] = useState(words.slice(0, NAME_MAX) || t(`follows.search.everything.${noun}`));
  const add = useAct(followRoutes.add, {
    touches: ['follows'],
    onDone: () => {
      say(t('follows.search.followed'));
      onDone();
    },
  });
  return (
    <form
      className="x-stack"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ body: { of: 'search', noun, search: search.replace(/^\?/, ''), name: name.trim() } });
      }}
    >
      <p className="x-soft">{t('follows.search.lead')}</p>
      <label htmlFor={id}>{t('follows.search.name')}</label>
      <input
        id={id}
        className="x-input"
        value={name}
        maxLength={NAME_MAX}
        required
        onChange={(event) => setName(event.target.value)}
      />
      <ProblemAlert error={add.error} fields={[]} />
      <div className="x-row">
        <button type="submit" className={buttonClass('primary')} disabled={add.isPending || name.trim() === ''}>
          {t('follows.search.follow')}
        </button>
      </div>
    </form>
  );
};

export const FollowSearch = ({ noun }: { noun: SearchedNoun }) => {
  const { t } = useTranslation();
  const me = useMe();
  const { search } = useLocation();
  const [isOpen, setOpen] = useState(false);
  if (!me) return null;
  return (
    <>
      <button type="button" className={buttonClass()} onClick={() => setOpen(true)}>
        {t('follows.search.follow')}
      </button>
      <Dialog title={t('follows.search.follow')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Form noun={noun} search={search} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
};
