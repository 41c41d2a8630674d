import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '#client/lib/queries.ts';
import { useMe } from '#client/lib/session.ts';
import { AgreementText } from '#client/ui/agreement-text.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { say } from '#client/ui/toasts.tsx';
import { disclosureRoutes } from '#shared/disclosures/routes.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import '#client/ui/controls.css';

/** Reads the agreement and signs it for one's organization; the details open at once. */
export const SignNotice = ({ noun, id }: { noun: PostingNoun; id: string }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const me = useMe();
  const writing = me?.memberships.filter(({ role }) => role !== 'member') ?? [];
  const [isOpen, setOpen] = useState(false);
  const [organization, setOrganization] = useState(writing[0]?.organization.id);
  const params = { noun, id };
  const text = useRead(disclosureRoutes.text, { params }, { when: isOpen });
  const sign = useAct(disclosureRoutes.sign, {
    onDone: () => {
      setOpen(false);
      say(t('disclosures.opened'));
      void client.invalidateQueries();
    },
  });
  if (writing.length === 0) return <p className="x-soft">{t('disclosures.writersOnly')}</p>;
  return (
    <Notice
      tone="attention"
      title={t('disclosures.signTitle')}
      action={
        <button type="button" className={buttonClass('primary')} onClick={() => setOpen(true)}>
          {t('disclosures.readAndSign')}
        </button>
      }
    >
      {t('disclosures.signLead')}
      <Dialog
        title={t('disclosures.signTitle')}
        width="wide"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        acts={
          <>
            <button type="button" className={buttonClass()} onClick={() => setOpen(false)}>
              {t('common.act.close')}
            </button>
            {text.data && (
              <button
                type="button"
                className={buttonClass('primary')}
                disabled={sign.isPending}
                onClick={() =>
                  sign.mutate({
                    params,
                    body: { version: text.data.version, ...(organization ? { organization } : {}) },
                  })
                }
              >
                {t('disclosures.sign')}
              </button>
            )}
          </>
        }
      >
        {writing.length > 1 && (
          <label className="x-field">
            {t('disclosures.organization')}
            <select className="x-input" value={organization} onChange={(event) => setOrganization(event.target.value)}>
              {writing.map((one) => (
                <option key={one.organization.id} value={one.organization.id}>
                  {one.organization.name}
                </option>
              ))}
            </select>
          </label>
        )}
        <QueryView query={text}>
          {({ title, version, paragraphs }) => (
            <AgreementText title={title} version={t('disclosures.version', { version })} paragraphs={paragraphs} />
          )}
        </QueryView>
        <ProblemAlert error={sign.error} />
      </Dialog>
    </Notice>
  );
};
