import '#client/ui/base.css';
import '#client/ui/parts.css';
import '#client/ui/states.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { startLanguage } from '#client/lib/language.ts';
import { createQueryClient } from '#client/lib/query-client.ts';
import { App } from './app.tsx';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');

await startLanguage();

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <BrowserRouter>
        <App />
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
);
