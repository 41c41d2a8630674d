// Administration: the weights of the matching. What a change would do is measured before it can be saved.
import './matches-view.css';
import './weights-part.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '#client/lib/queries.ts';
import { Notice } from '#client/ui/notice.tsx';
import { Panel } from '#client/ui/page.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { say } from '#client/ui/toasts.tsx';
import { matchDimensions } from '#shared/matching/schema.ts';
import { type WeightPointsInput, type WeightTableView, weightRoutes } from '#shared/matching/weights.ts';
import { WeightEffectTable } from './weight-effect.tsx';
import { WeightHistory } from './weight-history.tsx';
import { WeightTable } from './weight-table.tsx';

const NOTE_MAX = 200;

const isSame = (one: WeightPointsInput, other: WeightPointsInput): boolean =>
  matchDimensions.every((dimension) => one[dimension] === other[dimension]);

interface EditorProps {
  current: WeightTableView;
  proposal: WeightTableView | null;
}

const WeightEditor = ({ current, proposal }: EditorProps) => {
  const { t } = useTranslation();
  const [points, setPoints] = useState(current.points);
  const [note, setNote] = useState('');
  const measure = useAct(weightRoutes.measure);
  const save = useAct(weightRoutes.save, {
    touches: ['matching'],
    onDone: ({ version }) => say(t('matching.weights.saved', { version })),
  });
  const isChanged = !isSame(points, current.points);
  // The figures shown belong to exactly these weights, or are not shown.
  const measured = measure.variables && isSame(measure.variables.body.points, points) ? measure.data : undefined;
  return (
    <Panel
      title={t('matching.weights.table')}
      aside={<span className="x-faint">{t('matching.card.weights', { version: current.version })}</span>}
    >
      <div className="x-stack">
        {proposal && (
          <Notice
            tone="attention"
            title={t('matching.weights.proposal')}
            action={<Button onClick={() => setPoints(proposal.points)}>{t('matching.weights.takeUp')}</Button>}
          >
            {t('matching.weights.proposalText', { note: proposal.note })}
          </Notice>
        )}
        <WeightTable current={current.points} points={points} onChange={setPoints} />
        <div className="x-row">
          <Button
            loading={measure.isPending}
            disabled={!isChanged}
            onClick={() => measure.mutate({ body: { points } })}
          >
            {t('matching.weights.measure')}
          </Button>
          <Button disabled={!isChanged} onClick={() => setPoints(current.points)}>
            {t('matching.weights.reset')}
          </Button>
        </div>
        <p className="x-faint" aria-live="polite">
          {!isChanged && t('matching.weights.unchanged')}
          {isChanged && !measured && t('matching.weights.measureFirst')}
        </p>
        <ProblemAlert error={measure.error} />
        {measured && (
          <>
            <WeightEffectTable effect={measured} />
            <Input
              aria-label={t('matching.weights.note')}
              placeholder={t('matching.weights.note')}
              value={note}
              maxLength={NOTE_MAX}
              onChange={(event) => setNote(event.target.value)}
            />
            <ProblemAlert error={save.error} />
            <div>
              <Button
                type="primary"
                loading={save.isPending}
                onClick={() => save.mutate({ body: { points, note, basedOn: current.version } })}
              >
                {t('matching.weights.save')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Panel>
  );
};

/** The table in force, a change with its measured effect, and the tables before. */
export const WeightsPart = () => {
  const { t } = useTranslation();
  const query = useRead(weightRoutes.read, undefined);
  return (
    <div className="x-stack">
      <p className="x-soft">{t('matching.weights.lead')}</p>
      <QueryView query={query}>
        {({ current, earlier, proposal }) => (
          <>
            <WeightEditor key={current.version} current={current} proposal={proposal} />
            <WeightHistory tables={[current, ...earlier]} />
          </>
        )}
      </QueryView>
    </div>
  );
};
