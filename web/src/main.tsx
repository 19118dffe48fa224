import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from './api/problem.ts';
import { router } from './app/router.tsx';
import { firstLanguage, speak } from './i18n.ts';
import { restoreTheme } from './ui/theme.ts';
import { Spoken } from './app/Spoken.tsx';

restoreTheme();

const queries = new QueryClient({
  defaultOptions: {
    // Only a request tells whether the server can be reached; the browser's own idea of being online does not.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; only failures to reach the server are worth another try.
      retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem && error.status < 500),
    },
  },
});

// The page's code and its words come side by side. Words that cannot be had leave English.
const words = speak(firstLanguage()).catch(() => undefined);
void router.load();
await words;

const element = document.getElementById('root');
if (element) {
  const root = createRoot(element);
  // In slices: the page may show something already, and answers meanwhile.
  startTransition(() =>
    root.render(
      <StrictMode>
        <QueryClientProvider client={queries}>
          <Spoken>
            <RouterProvider router={router} />
          </Spoken>
        </QueryClientProvider>
      </StrictMode>,
    ),
  );
}
