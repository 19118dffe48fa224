import { useEffect } from 'react';
import type { Itinerary } from './model.ts';
import { type TripState, openTrip, useTrip } from './store.ts';

/** Opens the trip of a page: what is known of it so far, and how far that is. */
export function useOpenTrip(id: string): { trip: Itinerary | null; phase: TripState['phase'] } {
  useEffect(() => {
    void openTrip(id);
  }, [id]);
  const trip = useTrip((state) => (state.trip?.id === id ? state.trip : null));
  const phase = useTrip((state) => state.phase);
  return { trip, phase };
}
