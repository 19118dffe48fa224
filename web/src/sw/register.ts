import { i18n } from '../i18n.ts';
import { toast } from '../ui/toast.ts';

/** Asks for the new build's worker to take over, and loads the page from it. Only ever when somebody chose to. */
function change(waiting: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('take over');
}

function offer(waiting: ServiceWorker): void {
  toast(i18n.t('There is a new version.'), { action: { label: i18n.t('Reload'), run: () => change(waiting) } });
}

/** The planner opens without a network from the second visit on; a new build waits until it is asked for. */
export async function register(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register('/app/sw.js', { scope: '/app' });
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const next = registration.installing;
    next?.addEventListener('statechange', () => {
      if (next.state === 'installed' && navigator.serviceWorker.controller) offer(next);
    });
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
  });
}
