import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { type Shortcut, switchShortcuts, useShortcut, useShortcuts, useShortcutsOn } from '#client/lib/shortcuts.ts';

/** The shortcuts that work on every page. */
const useShellShortcuts = (openHelp: () => void): void => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const everywhere = (keys: string, label: string, run: () => void): Shortcut => ({
    keys,
    label,
    reach: 'everywhere',
    run,
  });
  const go = (path: string) => () => void navigate(path);
  useShortcut(everywhere('?', t('common.shortcut.help'), openHelp));
  useShortcut(everywhere('g h', t('common.shortcut.goHome'), go(pathTo('home'))));
  useShortcut(everywhere('g n', t('common.shortcut.goNeeds'), go(pathTo('needs'))));
  useShortcut(everywhere('g c', t('common.shortcut.goCapabilities'), go(pathTo('capabilities'))));
  useShortcut(everywhere('g o', t('common.shortcut.goOrganizations'), go(pathTo('organizations'))));
  useShortcut(everywhere('g d', t('common.shortcut.goDesk'), go(pathTo('desk'))));
};

const ShortcutList = ({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) => (
  <section>
    <h3>{title}</h3>
    <dl className="shell-shortcuts">
      {shortcuts.map(({ keys, label }) => (
        <div key={keys}>
          <dt>
            {keys.split(' ').map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{label}</dd>
        </div>
      ))}
    </dl>
  </section>
);

interface ShortcutsDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

export const ShortcutsDialog = ({ isOpen, onOpenChange }: ShortcutsDialogProps) => {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useRef<HTMLButtonElement>(null);
  const shortcuts = useShortcuts();
  const isOn = useShortcutsOn();
  useShellShortcuts(() => onOpenChange(true));
  useEffect(() => {
    if (!isOpen) return dialog.current?.close();
    dialog.current?.showModal();
    close.current?.focus();
  }, [isOpen]);
  const here = shortcuts.filter(({ reach }) => reach === 'here');
  return (
    <dialog ref={dialog} className="shell-dialog" aria-labelledby="shortcuts-title" onClose={() => onOpenChange(false)}>
      <h2 id="shortcuts-title">{t('common.shortcut.title')}</h2>
      {here.length > 0 && <ShortcutList title={t('common.shortcut.here')} shortcuts={here} />}
      <ShortcutList
        title={t('common.shortcut.everywhere')}
        shortcuts={shortcuts.filter(({ reach }) => reach === 'everywhere')}
      />
      <label className="x-row">
        <input type="checkbox" checked={isOn} onChange={(event) => switchShortcuts(event.target.checked)} />
        {t('common.shortcut.on')}
      </label>
      <form method="dialog">
        <button ref={close} type="submit" className="x-button">
          {t('common.act.close')}
        </button>
      </form>
    </dialog>
  );
};
