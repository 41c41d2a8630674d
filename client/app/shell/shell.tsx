import './shell.css';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsArriving } from '#client/app/lazy-page.tsx';
import { Toasts } from '#client/ui/toasts.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Footer } from './footer.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { TopBar } from './top-bar.tsx';
import { useArrival } from './use-arrival.ts';
import { useLiveSession } from './use-live-session.ts';

/** Around every page: the ways to elsewhere, what the platform has to say, and the page in the middle. */
export const Shell = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation();
  const isArriving = useIsArriving();
  const [isHelpOpen, setHelpOpen] = useState(false);
  useArrival();
  useLiveSession();
  return (
    <div className="shell">
      <a className="shell-skip" href="#content">
        {t('common.nav.skip')}
      </a>
      {isArriving && <div className="shell-progress" role="progressbar" aria-label={t('common.state.loading')} />}
      <TopBar />
      <ConnectionBanner />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <Footer onHelp={() => setHelpOpen(true)} />
      <BottomBar />
      <Toasts />
      <ShortcutsDialog isOpen={isHelpOpen} onOpenChange={setHelpOpen} />
    </div>
  );
};
