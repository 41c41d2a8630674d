import { useTranslation } from 'react-i18next';
import { useDates } from '#client/lib/dates.ts';
import { useRead } from '#client/lib/queries.ts';
import { QueryView } from '#client/ui/query-view.tsx';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { Deal } from '#shared/deals/schema.ts';

/** What happened, newest first. */
export const TimelinePart = ({ deal }: { deal: Deal }) => {
  const { t, i18n } = useTranslation();
  const dates = useDates();
  const query = useRead(dealRoutes.timeline, { params: { id: deal.id } });
  const sentenceOf = (type: string): string => {
    const key = `deals.timeline.${type.replace('deal.', '')}`;
    // Types are the facts' own; exists() has just said that there are words for this one.
    return i18n.exists(key) ? t(key as 'deals.timeline.opened') : type;
  };
  return (
    <QueryView query={query}>
      {({ items }) => (
        <ol className="x-plain deal-timeline">
          {items.map(({ id, type, at, by, to, state, about, code }) => (
            <li key={id}>
              <span className="x-faint">
                <time dateTime={at}>{dates.moment(at)}</time> {by ?? t('deals.timeline.platform')}
              </span>
              <span>
                {sentenceOf(type)}
                {to && ` → ${t(`deals.stage.${to}`)}`}
                {state && ` · ${t(`deals.state.${state}`)}`}
                {code && ` · ${t(`interests.code.${code}`)}`}
                {about && ` · ${about}`}
              </span>
            </li>
          ))}
        </ol>
      )}
    </QueryView>
  );
};
