// A deal's page: where it stands, the talk, its papers, what comes next and with whom. Follows live.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { z } from 'zod';
import { pathTo } from '#client/app/paths.ts';
import { pagePath } from '#client/features/postings/noun.ts';
import { useAddressState } from '#client/lib/address-state.ts';
import { useDates } from '#client/lib/dates.ts';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import type { Deal } from '#shared/deals/schema.ts';
import { ContractPart } from './contract-part.tsx';
import { DealActs } from './deal-acts.tsx';
import { DealPills } from './deal-pills.tsx';
import { FilesPart } from './files-part.tsx';
import { MeetingsPart } from './meetings-part.tsx';
import { PartiesPanel } from './parties-panel.tsx';
import { StageLine } from './stage-line.tsx';
import { TasksPanel } from './tasks-panel.tsx';
import { Thread } from './thread.tsx';
import { TimelinePart } from './timeline-part.tsx';
import { useDeal } from './use-deal.ts';
import '#client/ui/controls.css';
import './deals.css';

const TABS = ['thread', 'files', 'meetings', 'contract', 'timeline'] as const;

const stateSchema = z.object({ tab: z.enum(TABS).default('thread') });

const PARTS = {
  thread: Thread,
  files: FilesPart,
  meetings: MeetingsPart,
  contract: ContractPart,
  timeline: TimelinePart,
} as const;

const Standing = ({ deal }: { deal: Deal }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const { stall, reason, state } = deal;
  if (stall) {
    const title = t('deals.page.stalled', { name: stall.by, moment: dates.moment(stall.at) });
    return (
      <Notice tone="attention" title={title}>
        {stall.reason}
      </Notice>
    );
  }
  if (!reason) return null;
  return (
    <Notice tone="attention" title={t(`deals.state.${state}`)}>
      {t(`interests.code.${reason.code}`)}
      {reason.line && ` · ${reason.line}`}
    </Notice>
  );
};

const Opened = ({ deal }: { deal: Deal }) => {
  const { t } = useTranslation();
  const [{ tab }] = useAddressState(stateSchema);
  const Part = PARTS[tab];
  return (
    <Page
      width="wide"
      title={deal.title}
      eyebrow={<Link to={pathTo('deals')}>{t('deals.list.title')}</Link>}
      meta={
        <>
          <DealPills stage={deal.stage} state={deal.state} />
          {deal.isDemo && (
            <Pill tone="outline" title={t('common.demo.hint')}>
              {t('common.demo.label')}
            </Pill>
          )}
          {deal.postings.map(({ noun, id, title }) => (
            <Link key={id} to={pagePath(noun, id)} className="x-faint">
              {t(`vocabulary.noun.${noun}`)}：{title}
            </Link>
          ))}
        </>
      }
      actions={<DealActs deal={deal} />}
    >
      <Standing deal={deal} />
      <StageLine deal={deal} />
      <div className="deal-view">
        <section className="x-panel" aria-label={t(`deals.tab.${tab}`)}>
          <nav className="deal-tabs x-no-print" aria-label={t('deals.page.parts')}>
            {TABS.map((one) => (
              <Link
                key={one}
                to={`${pathTo('deal', { id: deal.id })}?tab=${one}`}
                aria-current={one === tab ? 'page' : undefined}
              >
                {t(`deals.tab.${one}`)}
              </Link>
            ))}
          </nav>
          <Part deal={deal} />
        </section>
        <div className="x-stack">
          <TasksPanel deal={deal} />
          <PartiesPanel deal={deal} />
        </div>
      </div>
    </Page>
  );
};

export const DealView = ({ id }: { id: string }) => {
  const query = useDeal(id);
  return (
    <QueryView query={query} skeleton={<PageSkeleton />}>
      {(deal) => <Opened deal={deal} />}
    </QueryView>
  );
};
