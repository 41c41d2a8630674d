import { useParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { presentedIn } from '#client/app/presented-posting.tsx';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { LiveRoom } from '#client/features/live/live-room.tsx';
import { useRead } from '#client/lib/queries.ts';
import { QueryView } from '#client/ui/query-view.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import { eventRoutes } from '#shared/events/routes.ts';
import { rehearsalOf } from '#shared/live/rehearsal.ts';

const Rehearsal = ({ id }: { id: string }) => {
  const event = useRead(eventRoutes.read, { params: { id } });
  const leaveTo = pathTo('event', { id });
  return (
    <QueryView query={event} skeleton={<PageSkeleton />}>
      {({ title, agenda }) => (
        <LiveRoom
          key={id}
          id={rehearsalOf(id)}
          title={title}
          about={presentedIn(agenda)}
          before={() => null}
          leaveTo={leaveTo}
          replayTo={leaveTo}
          reviewTo={leaveTo}
        />
      )}
    </QueryView>
  );
};

export const RehearsalPage = () => {
  const { id = '' } = useParams();
  return <SignedInOnly>{() => <Rehearsal id={id} />}</SignedInOnly>;
};
