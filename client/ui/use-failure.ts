// What an error says to a person: what happened and what to do.

import { useTranslation } from 'react-i18next';
import { isProblem, ProblemError, UnreachableError } from '#client/lib/problem-error.ts';

export interface Failure {
  title: string;
  text: string;
  /** To quote when asking for help. */
  requestId: string | null;
}

export const useFailure = () => {
  const { t } = useTranslation();
  return (error: unknown): Failure => {
    if (error instanceof UnreachableError) {
      return { title: t('common.state.unreachableTitle'), text: t('common.state.unreachable'), requestId: null };
    }
    if (!(error instanceof ProblemError)) {
      return { title: t('common.state.errorTitle'), text: t('common.state.unexpected'), requestId: null };
    }
    const { code, retryAfterSeconds, requestId } = error.problem;
    const wait = retryAfterSeconds ? ` ${t('common.state.retryAfter', { seconds: retryAfterSeconds })}` : '';
    return {
      title: t(`problem.${code}.title`),
      text: t(`problem.${code}.detail`) + wait,
      requestId: isProblem(error, 'internal') ? (requestId ?? null) : null,
    };
  };
};
