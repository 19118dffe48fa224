import { Suspense, useEffect, useState } from 'react';
import { usePresence } from './store.ts';
import { part } from '../ui/part.ts';

const load = () => import('./parts.ts');
const Layer = part(load, 'PresenceLayer');
const Row = part(load, 'Avatars');

/** After the first paint: nobody waits for it. */
export function LazyPresence() {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setWanted, 300, true);
    return () => clearTimeout(timer);
  }, []);
  if (!isWanted) return null;
  return (
    <Suspense fallback={null}>
      <Layer />
    </Suspense>
  );
}

/** Who else is here, once somebody is. */
export function LazyAvatars() {
  const isAlone = usePresence(({ peers }) => peers.length === 0);
  if (isAlone) return null;
  return (
    <Suspense fallback={null}>
      <Row />
    </Suspense>
  );
}
