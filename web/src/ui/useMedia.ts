import { useSyncExternalStore } from 'react';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

export type Layout = 'phone' | 'tablet' | 'desk';

export function useLayout(): Layout {
  const desk = useMedia('(min-width: 1200px)');
  const tablet = useMedia('(min-width: 768px)');
  return desk ? 'desk' : tablet ? 'tablet' : 'phone';
}
