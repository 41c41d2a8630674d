import { useTranslation } from 'react-i18next';
import { useDates } from '#client/lib/dates.ts';
import { useAct } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { say } from '#client/ui/toasts.tsx';
import type { ReplyOf } from '#shared/contract/route.ts';
import { mediaRoutes } from '#shared/live/media/routes.ts';

interface RecordingStateProps {
  session: string;
  recording: ReplyOf<typeof mediaRoutes.recording>;
}

/** Below a replay: that its recording was deleted, or the way to delete it for who may. */
export const RecordingState = ({ session, recording }: RecordingStateProps) => {
  const { t } = useTranslation();
  const dates = useDates();
  const remove = useAct(mediaRoutes.removeRecording, {
    touches: ['sessions'],
    onDone: () => say(t('media.recording.done')),
  });
  const { removedAt, epochs, can } = recording;
  return (
    <>
      {removedAt && (
        <p className="x-soft" role="status">
          {t('media.recording.removed', { at: dates.day(removedAt) })}
        </p>
      )}
      {can.remove && epochs.length > 0 && (
        <div>
          <button
            type="button"
            className={buttonClass('quiet')}
            disabled={remove.isPending}
            onClick={() => window.confirm(t('media.recording.sure')) && remove.mutate({ params: { id: session } })}
          >
            {t('media.recording.remove')}
          </button>
        </div>
      )}
      <ProblemAlert error={remove.error} />
    </>
  );
};
