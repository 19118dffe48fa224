import { Suspense } from 'react';
import type { MapScreen } from './MapCursors.tsx';
import { usePresence } from './store.ts';
import { part } from '../ui/part.ts';

const MapCursors = part(() => import('./parts.ts'), 'MapCursors', 'passing');

/** Others' pointers on a map, loaded when somebody has one there. */
export function LazyCursors({ screen }: { screen: MapScreen }) {
  const isPointing = usePresence(({ peers }) => peers.some(({ cursor }) => cursor && 'lng' in cursor));
  if (!isPointing) return null;
  return (
    <Suspense fallback={null}>
      <MapCursors screen={screen} />
    </Suspense>
  );
}
