import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router';
import { createQueries } from './api/queries.ts';
import { createRouter } from './app.tsx';
import { SessionProvider } from './session/session.tsx';
import './styles/main.scss';
import { startWords } from './words/i18n.ts';
import { chosenLanguage } from './words/language-choice.ts';

const place = document.getElementById('app');
if (!place) throw new Error('The page has no place for the app');
await startWords(chosenLanguage(localStorage, undefined));
createRoot(place).render(
  <QueryClientProvider client={createQueries()}>
    <SessionProvider>
      <RouterProvider router={createRouter()} />
    </SessionProvider>
  </QueryClientProvider>,
);
