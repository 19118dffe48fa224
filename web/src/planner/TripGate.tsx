import { type ReactNode, Suspense, useDeferredValue, useLayoutEffect } from 'react';
import { Lost } from '../app/Lost.tsx';
import type { Itinerary } from '../itinerary/model.ts';
import { openTrip, useTrip } from '../itinerary/store.ts';
import { useOpenTrip } from '../itinerary/useOpenTrip.ts';
import { CLOSED } from '../sync/transport.ts';
import { part } from '../ui/part.ts';
import { Waiting, clearPaint } from './Waiting.tsx';

const Barred = part(() => import('../people/Barred.tsx'), 'Barred');

/** Opens a trip, and shows what stands before it: nothing yet, no such trip, no access any more. */
export function TripGate({ id, children }: { id: string; children: (trip: Itinerary) => ReactNode }) {
  const { trip, phase } = useOpenTrip(id);
  const isBarred = useTrip((state) => state.sync?.barred === CLOSED.forbidden || state.sync?.barred === CLOSED.missing);

  // Drawn in slices, which taps and keys can come between: until then the page shows what the server painted.
  const isDrawn = useDeferredValue(trip !== null, false);

  useLayoutEffect(() => {
    if (isDrawn || phase === 'missing' || phase === 'failed') clearPaint();
  }, [isDrawn, phase]);

  if (phase === 'missing') return <Lost />;
  if (!trip || !isDrawn) return <Waiting failed={phase === 'failed'} onRetry={() => void openTrip(id)} />;
  if (!isBarred) return children(trip);
  return (
    <Suspense fallback={null}>
      <Barred trip={trip} />
    </Suspense>
  );
}
