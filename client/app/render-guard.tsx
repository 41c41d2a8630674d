// The last net below a page: code that failed to arrive (a new version is out) or a defect. The shell stays usable.

import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { buttonClass } from '#client/ui/link-button.tsx';

/** Browsers word it differently; all of them mean that the file of the old version is gone. */
const isMissingCode = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|module script|preload/i.test(error.message);

const Failed = ({ error }: { error: unknown }) => {
  const { t } = useTranslation();
  return (
    <div className="x-state" role="alert">
      <h1 tabIndex={-1} className="x-state-title">
        {t('common.state.errorTitle')}
      </h1>
      <p className="x-state-text">
        {isMissingCode(error) ? t('common.state.newVersion') : t('common.state.unexpected')}
      </p>
      <button type="button" className={buttonClass('primary')} onClick={() => window.location.reload()}>
        {t('common.act.reload')}
      </button>
    </div>
  );
};

interface GuardProps {
  /** Another address is another chance. */
  address: string;
  children: ReactNode;
}

class Guard extends Component<GuardProps, { failed: { error: unknown; address: string } | null }> {
  override state: { failed: { error: unknown; address: string } | null } = { failed: null };

  static getDerivedStateFromProps(
    { address }: GuardProps,
    { failed }: { failed: { error: unknown; address: string } | null },
  ) {
    return failed && failed.address !== '' && failed.address !== address ? { failed: null } : null;
  }

  override componentDidCatch(error: unknown) {
    this.setState({ failed: { error, address: this.props.address } });
  }

  static getDerivedStateFromError(error: unknown) {
    return { failed: { error, address: '' } };
  }

  override render() {
    return this.state.failed ? <Failed error={this.state.failed.error} /> : this.props.children;
  }
}

export const RenderGuard = ({ children }: { children: ReactNode }) => {
  const { pathname } = useLocation();
  return <Guard address={pathname}>{children}</Guard>;
};
