import '#client/features/events/events.css';
import { useParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { presentedIn } from '#client/app/presented-posting.tsx';
import { Countdown } from '#client/features/events/countdown.tsx';
import { LiveRoom } from '#client/features/live/live-room.tsx';
import { useRead } from '#client/lib/queries.ts';
import { QueryView } from '#client/ui/query-view.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import { eventRoutes } from '#shared/events/routes.ts';

export const LivePage = () => {
  const { id = '' } = useParams();
  const event = useRead(eventRoutes.read, { params: { id } });
  return (
    <QueryView query={event} skeleton={<PageSkeleton />}>
      {({ title, startsAt, agenda }) => (
        <LiveRoom
          key={id}
          id={id}
          title={title}
          before={(offsetMs) => <Countdown to={startsAt} offsetMs={offsetMs} />}
          about={presentedIn(agenda)}
          leaveTo={pathTo('event', { id })}
          replayTo={pathTo('replay', { id })}
          reviewTo={pathTo('sessionReview', { id })}
        />
      )}
    </QueryView>
  );
};
