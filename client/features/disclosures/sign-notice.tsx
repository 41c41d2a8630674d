import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '#client/lib/queries.ts';
import { useMe } from '#client/lib/session.ts';
import { AgreementDialog } from '#client/ui/agreement-dialog.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
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
      <AgreementDialog
        title={t('disclosures.signTitle')}
        text={text}
        versionOf={(version) => t('disclosures.version', { version })}
        sign={{
          label: t('disclosures.sign'),
          isPending: sign.isPending,
          onSign: (version) => sign.mutate({ params, body: { version, ...(organization ? { organization } : {}) } }),
        }}
        error={sign.error}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
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
      </AgreementDialog>
    </Notice>
  );
};
