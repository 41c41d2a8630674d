import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/lib/address.ts';
import { useDates } from '#client/lib/dates.ts';
import { useAct } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { Deal, Message } from '#shared/deals/schema.ts';
import type { Outgoing } from './thread-store.ts';

const Files = ({ deal, fileIds }: { deal: Deal; fileIds: readonly string[] }) => {
  const named = deal.files.filter(({ id }) => fileIds.includes(id));
  if (named.length === 0) return null;
  return (
    <ul className="x-plain deal-message-files">
      {named.map(({ id: fileId, name }) => (
        <li key={fileId}>
          <a href={addressOf(dealRoutes.download, { params: { id: deal.id, fileId }, query: {} })} download={name}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
};

const Editing = ({
  message,
  onClose,
  onChanged,
}: {
  message: Message;
  onClose: () => void;
  onChanged: (message: Message) => void;
}) => {
  const { t } = useTranslation();
  const [text, setText] = useState(message.text);
  const edit = useAct(dealRoutes.editMessage, {
    onDone: (changed) => {
      onChanged(changed);
      onClose();
    },
  });
  return (
    <div className="x-stack">
      <textarea
        className="x-input"
        aria-label={t('deals.thread.edit')}
        rows={2}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ProblemAlert error={edit.error} />
      <div className="x-row">
        <button
          type="button"
          className={buttonClass('primary')}
          disabled={edit.isPending || text.trim() === ''}
          onClick={() => edit.mutate({ params: { id: message.dealId, messageId: message.id }, body: { text } })}
        >
          {t('common.act.save')}
        </button>
        <button type="button" className={buttonClass()} onClick={onClose}>
          {t('common.act.cancel')}
        </button>
      </div>
    </div>
  );
};

interface MessageItemProps {
  deal: Deal;
  message: Message;
  isMine: boolean;
  onChanged: (message: Message) => void;
}

export const MessageItem = ({ deal, message, isMine, onChanged }: MessageItemProps) => {
  const { t } = useTranslation();
  const dates = useDates();
  const [isEditing, setEditing] = useState(false);
  const remove = useAct(dealRoutes.removeMessage);
  const isEditable = isMine && !message.isRemoved && Date.parse(message.editableUntil) > Date.now();
  const organization = deal.parties.find((party) => party.organization.id === message.organizationId)?.organization;
  return (
    <li className={`deal-message${isMine ? ' deal-message-mine' : ''}`}>
      <p className="x-faint">
        <strong>{message.byName}</strong> {organization?.name ?? t('deals.thread.center')} ·{' '}
        <time dateTime={message.at}>{dates.moment(message.at)}</time>
        {message.isEdited && ` · ${t('deals.thread.edited')}`}
      </p>
      {isEditing ? (
        <Editing message={message} onClose={() => setEditing(false)} onChanged={onChanged} />
      ) : (
        <p className={`x-keep-lines${message.isRemoved ? ' x-faint' : ''}`}>
          {message.isRemoved ? t('deals.thread.removed') : message.text}
        </p>
      )}
      <Files deal={deal} fileIds={message.fileIds} />
      {isEditable && !isEditing && (
        <div className="x-row deal-message-acts x-no-print">
          <button type="button" className="deal-link" onClick={() => setEditing(true)}>
            {t('common.act.edit')}
          </button>
          <button
            type="button"
            className="deal-link"
            onClick={() => remove.mutate({ params: { id: message.dealId, messageId: message.id } })}
          >
            {t('deals.thread.remove')}
          </button>
        </div>
      )}
    </li>
  );
};

export const OutgoingItem = ({ outgoing, onDiscard }: { outgoing: Outgoing; onDiscard: () => void }): ReactNode => {
  const { t } = useTranslation();
  return (
    <li className="deal-message deal-message-mine deal-message-waiting">
      <p className="x-faint">{t(outgoing.error ? 'deals.thread.refused' : 'deals.thread.sending')}</p>
      <p className="x-keep-lines">{outgoing.text}</p>
      {outgoing.error !== null && (
        <>
          <ProblemAlert error={outgoing.error} />
          <button type="button" className={buttonClass()} onClick={onDiscard}>
            {t('deals.thread.discard')}
          </button>
        </>
      )}
    </li>
  );
};
