import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { useMe } from '#client/lib/session.ts';
import { buttonClass, LinkButton } from './link-button.tsx';
import { useFailure } from './use-failure.ts';

/** The sign-in page, and back here afterwards. */
export const useSignInPath = (): string => {
  const { pathname, search } = useLocation();
  return `${pathTo('signIn')}?${new URLSearchParams({ next: pathname + search })}`;
};

/** What does not exist and what one may not read look the same. */
export const NotFoundState = () => {
  const { t } = useTranslation();
  const me = useMe();
  const signIn = useSignInPath();
  return (
    <div className="x-state">
      <h1 tabIndex={-1} className="x-state-title">
        {t('common.state.notFoundTitle')}
      </h1>
      <p className="x-state-text">
        {t('common.state.notFound')}
        {me === null && ` ${t('common.state.signInMayHelp')}`}
      </p>
      <div className="x-row">
        {me === null && (
          <LinkButton to={signIn} look="primary">
            {t('common.act.signIn')}
          </LinkButton>
        )}
        <LinkButton to={pathTo('home')}>{t('common.nav.home')}</LinkButton>
      </div>
    </div>
  );
};

interface ErrorStateProps {
  error: unknown;
  onRetry?: () => void;
}

/** In the place of what could not be loaded: what happened, what to do, and another try. */
export const ErrorState = ({ error, onRetry }: ErrorStateProps) => {
  const { t } = useTranslation();
  const failureOf = useFailure();
  const signIn = useSignInPath();
  if (isProblem(error, 'not_found', 'forbidden')) return <NotFoundState />;
  const { title, text, requestId } = failureOf(error);
  return (
    <div className="x-state" role="alert">
      <p className="x-state-title">{title}</p>
      <p className="x-state-text">{text}</p>
      {requestId && <p className="x-faint">{t('common.state.requestId', { id: requestId })}</p>}
      {isProblem(error, 'sign_in_required') ? (
        <LinkButton to={signIn} look="primary">
          {t('common.act.signIn')}
        </LinkButton>
      ) : (
        onRetry && (
          <button type="button" className={buttonClass('primary')} onClick={onRetry}>
            {t('common.act.retry')}
          </button>
        )
      )}
    </div>
  );
};
