// The talk: newest below, what I send stands there at once and is kept until the server has it.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '#client/lib/queries.ts';
import { useMe } from '#client/lib/session.ts';
import { ErrorState } from '#client/ui/error-state.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { dealRoutes } from '#shared/deals/routes.ts';
import { type Deal, MESSAGE_MAX } from '#shared/deals/schema.ts';
import { MessageItem, OutgoingItem } from './message-item.tsx';
import { UploadButton } from './upload-button.tsx';
import { useReading, useThread, useTyping } from './use-thread.ts';

const Found = ({ deal, q }: { deal: Deal; q: string }) => {
  const { t } = useTranslation();
  const me = useMe();
  const query = useRead(dealRoutes.messages, { params: { id: deal.id }, query: { q } }, { keepPrevious: true });
  return (
    <QueryView
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={<p className="x-soft">{t('common.state.nothingFound')}</p>}
    >
      {({ items }) => (
        <ul className="x-plain deal-messages">
          {items.map((message) => (
            <MessageItem
              key={message.id}
              deal={deal}
              message={message}
              isMine={message.by === me?.id}
              onChanged={() => undefined}
            />
          ))}
        </ul>
      )}
    </QueryView>
  );
};

interface ComposerProps {
  deal: Deal;
  onSend: (text: string, fileIds: string[]) => void;
  onTyping: () => void;
}

const Composer = ({ deal, onSend, onTyping }: ComposerProps) => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const send = () => {
    if (text.trim() === '') return;
    onSend(text, []);
    setText('');
  };
  const hearKeys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="deal-composer x-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        className="x-input"
        rows={2}
        aria-label={t('deals.thread.write')}
        placeholder={t('deals.thread.writeHint')}
        maxLength={MESSAGE_MAX}
        value={text}
        onKeyDown={hearKeys}
        onChange={(event) => {
          setText(event.target.value);
          onTyping();
        }}
      />
      <div className="x-row">
        <UploadButton
          deal={deal}
          level="deal"
          label={t('deals.thread.attach')}
          onDone={(file) => onSend('', [file.id])}
        />
        <button type="submit" className={buttonClass('primary')} disabled={text.trim() === ''}>
          {t('deals.thread.send')}
        </button>
      </div>
    </form>
  );
};

export const Thread = ({ deal }: { deal: Deal }) => {
  const { t } = useTranslation();
  const me = useMe();
  const [q, setQ] = useState('');
  const { store, state } = useThread(deal.id);
  const { typing, tell } = useTyping(deal.id, me?.id);
  const list = useRef<HTMLDivElement>(null);
  const { messages, outbox, hasEarlier, isLoaded, error } = state;
  useReading(deal.id, messages.length);
  const lastId = outbox.at(-1)?.clientId ?? messages.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last message is what it waits for
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [lastId]);
  if (!isLoaded) {
    return error ? <ErrorState error={error} onRetry={() => void store.loadEarlier()} /> : <Skeleton lines={4} />;
  }
  return (
    <div className="x-stack">
      <input
        type="search"
        className="x-input x-no-print"
        aria-label={t('deals.thread.search')}
        placeholder={t('deals.thread.search')}
        maxLength={100}
        value={q}
        onChange={(event) => setQ(event.target.value)}
      />
      {q.trim() ? (
        <Found deal={deal} q={q.trim()} />
      ) : (
        <>
          {hasEarlier && (
            <button type="button" className={buttonClass()} onClick={() => void store.loadEarlier()}>
              {t('deals.thread.earlier')}
            </button>
          )}
          {messages.length + outbox.length === 0 && <p className="x-soft">{t('deals.thread.empty')}</p>}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reached by the keyboard */}
          <div ref={list} className="deal-thread" role="log" aria-label={t('deals.tab.thread')} tabIndex={0}>
            <ul className="x-plain deal-messages">
              {messages.map((message) => (
                <MessageItem
                  key={message.id}
                  deal={deal}
                  message={message}
                  isMine={message.by === me?.id}
                  onChanged={store.receive}
                />
              ))}
              {outbox.map((outgoing) => (
                <OutgoingItem
                  key={outgoing.clientId}
                  outgoing={outgoing}
                  onDiscard={() => store.discard(outgoing.clientId)}
                />
              ))}
            </ul>
          </div>
        </>
      )}
      <p className="x-faint deal-typing" role="status">
        {typing ? t('deals.thread.typing', { name: typing }) : ''}
      </p>
      {deal.can.speak ? (
        <Composer deal={deal} onSend={(text, fileIds) => store.send(text, fileIds)} onTyping={tell} />
      ) : (
        <p className="x-soft">{t('deals.thread.silent')}</p>
      )}
    </div>
  );
};
