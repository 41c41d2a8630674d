import { useRoutes } from 'react-router';
import { RenderGuard } from './render-guard.tsx';
import { routes } from './routes.tsx';
import { Shell } from './shell/shell.tsx';
import { UnknownPage } from './unknown-page.tsx';

export const App = () => {
  const page = useRoutes([...routes, { path: '*', element: <UnknownPage /> }]);
  return (
    <Shell>
      <RenderGuard>{page}</RenderGuard>
    </Shell>
  );
};
