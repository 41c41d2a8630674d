import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignInPath } from '#client/ui/error-state.tsx';
import { buttonClass, LinkButton } from '#client/ui/link-button.tsx';
import { MenuButton } from '#client/ui/menu-button.tsx';
import { isStaff } from '#shared/live/lanes.ts';
import { CHAT_MAX } from '#shared/live/limits.ts';
import type { ChatMessage } from '#shared/live/state/pub.ts';
import { useSession } from './use-session.ts';

const MUTE_SECONDS = 600;

const Moderation = ({ message }: { message: ChatMessage }) => {
  const { t } = useTranslation();
  const { act } = useSession();
  const { id, name } = message;
  return (
    <MenuButton
      label={t('live.chat.actsOf', { name })}
      face="⋯"
      className="x-button x-button-quiet live-chat-menu"
      isFloating
    >
      <button type="button" onClick={() => void act('chat.redact', { id })}>
        {t('live.chat.redact')}
      </button>
      <button type="button" onClick={() => void act('person.mute', { entry: id, seconds: MUTE_SECONDS })}>
        {t('live.chat.mute')}
      </button>
      <button type="button" onClick={() => void act('person.ban', { entry: id })}>
        {t('live.chat.ban')}
      </button>
    </MenuButton>
  );
};

const Message = ({ message, canModerate }: { message: ChatMessage; canModerate: boolean }) => {
  const { t } = useTranslation();
  const { name, organization, role, text, isRedacted } = message;
  const isMarked = role === 'host' || role === 'presenter' || role === 'moderator';
  return (
    <li className="live-message">
      <div className="live-message-text">
        <span className="live-message-name">
          {name}
          {isMarked && <span className="x-pill x-pill-good"> {t(`live.role.${role}`)}</span>}
          {organization && <span className="x-faint"> {organization}</span>}
        </span>{' '}
        {isRedacted ? <em className="x-faint">{t('live.chat.redacted')}</em> : <span>{text}</span>}
      </div>
      {canModerate && !isRedacted && <Moderation message={message} />}
    </li>
  );
};

/** Stays at the newest message unless the reader has scrolled up. */
const useFollowing = (newest: number | undefined) => {
  const list = useRef<HTMLOListElement>(null);
  const [isFollowing, setFollowing] = useState(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is what moves the list
  useEffect(() => {
    if (isFollowing) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [newest, isFollowing]);
  const onScroll = () => {
    const { current } = list;
    if (current) setFollowing(current.scrollHeight - current.scrollTop - current.clientHeight < 48);
  };
  return { list, isFollowing, onScroll, follow: () => setFollowing(true) };
};

const Composer = () => {
  const { t } = useTranslation();
  const { act, view } = useSession();
  const [text, setText] = useState('');
  const { slowModeSeconds, holdsChat } = view.ctl.rules;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const said = text.trim();
    if (!said) return;
    setText('');
    // What was refused comes back into the field.
    if (!(await act('chat.say', { text: said }))) setText(said);
  };
  return (
    <form className="live-composer" onSubmit={(event) => void send(event)}>
      {slowModeSeconds > 0 && <p className="x-faint">{t('live.chat.slow', { seconds: slowModeSeconds })}</p>}
      {holdsChat && <p className="x-faint">{t('live.chat.holds')}</p>}
      <div className="live-composer-row">
        <input
          className="x-input"
          value={text}
          maxLength={CHAT_MAX}
          aria-label={t('live.chat.label')}
          placeholder={t('live.chat.label')}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className={buttonClass('primary')} disabled={text.trim() === ''}>
          {t('live.chat.send')}
        </button>
      </div>
    </form>
  );
};

/** Where visitors learn that signing in lets them take part. */
export const SignInToTakePart = () => {
  const { t } = useTranslation();
  const signIn = useSignInPath();
  return <LinkButton to={signIn}>{t('live.chat.signIn')}</LinkButton>;
};

export const ChatPanel = () => {
  const { t } = useTranslation();
  const { view, role, userId } = useSession();
  const { chat } = view.pub;
  const { list, isFollowing, onScroll, follow } = useFollowing(chat.at(-1)?.id);
  const held = view.own.held.filter(({ what }) => what === 'chat');
  const isOver = ['ended', 'replay', 'archived', 'cancelled', 'scheduled'].includes(view.ctl.state);
  return (
    <div className="live-panel live-chat">
      {chat.length === 0 && <p className="x-faint live-empty">{t('live.chat.empty')}</p>}
      <div className="live-log">
        <ol
          ref={list}
          className="x-plain live-messages"
          aria-label={t('live.chat.log')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by the keyboard
          tabIndex={0}
          onScroll={onScroll}
        >
          {chat.map((message) => (
            <Message key={message.id} message={message} canModerate={isStaff(role)} />
          ))}
        </ol>
        {!isFollowing && (
          <button type="button" className={`${buttonClass()} live-newest`} onClick={follow}>
            {t('live.chat.newest')}
          </button>
        )}
      </div>
      {held.map(({ id, text }) => (
        <p key={id} className="x-faint">
          {t('live.chat.held', { text })}
        </p>
      ))}
      {!isOver && (userId === null ? <SignInToTakePart /> : <Composer />)}
    </div>
  );
};
