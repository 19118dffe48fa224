import { Outlet } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { Toasts } from '../ui/Toasts.tsx';
import { loadOverlays } from '../ui/useOverlay.ts';
import { i18n } from '../i18n.ts';
import { useAccountTheme } from './me.ts';
import { useLeaving } from './signOut.ts';
import { part } from '../ui/part.ts';

const LeaveDialog = part(() => import('./LeaveDialog.tsx'), 'LeaveDialog', { close: () => useLeaving.setState({ count: 0 }) });

/** After the first paint, and whenever the network comes back. */
const CALM_MS = 3000;

/** Things that nobody waits for: the service worker, and changes of trips that are not open. */
function useBackground(): void {
  useEffect(() => {
    const send = () => void import('../sync/background.ts').then(({ sendRest }) => sendRest()).catch(() => undefined);
    const timer = setTimeout(() => {
      send();
      void loadOverlays().catch(() => undefined);
      if (import.meta.env.PROD) void import('../sw/register.ts').then(({ register }) => register()).catch(() => undefined);
    }, CALM_MS);
    window.addEventListener('online', send);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', send);
    };
  }, []);
}

/** What every route shares: the skip link, the theme, the messages. Each route brings its own header and main. */
export function Frame() {
  useAccountTheme();
  useBackground();
  const isLeaving = useLeaving((state) => state.count > 0);
  return (
    <>
      <a
        href="#main"
        className="fixed top-3 start-3 z-60 -translate-y-20 rounded-m bg-surface px-4 py-2.5 focus:translate-y-0 focus:shadow-3"
      >
        {i18n.t('Skip to content')}
      </a>
      <Outlet />
      <Toasts />
      {isLeaving && (
        <Suspense fallback={null}>
          <LeaveDialog />
        </Suspense>
      )}
    </>
  );
}
