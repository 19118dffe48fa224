import { Outlet } from '@tanstack/react-router';
import { Toasts } from '../ui/Toasts.tsx';
import { i18n } from '../i18n.ts';
import { useAccountTheme } from './me.ts';

/** What every route shares: the skip link, the theme, the messages. Each route brings its own header and main. */
export function Frame() {
  useAccountTheme();
  return (
    <>
      <a
        href="#main"
        className="fixed top-3 left-3 z-60 -translate-y-20 rounded-m bg-surface px-4 py-2.5 focus:translate-y-0 focus:shadow-3"
      >
        {i18n.t('Skip to content')}
      </a>
      <Outlet />
      <Toasts />
    </>
  );
}
