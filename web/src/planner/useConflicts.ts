import { useMemo } from 'react';
import { type Conflict, conflictsOf } from '../itinerary/conflicts.ts';
import { usePlanner } from './context.ts';

/** What does not fit together in the open trip. */
export function useConflicts(): Conflict[] {
  const { trip, sections, routes } = usePlanner();
  return useMemo(() => {
    const days = sections.flatMap(({ date, list, rows }) => (date === null ? [] : [{ list, rows, legMinutes: (from: { id: string }) => routes.get(list)?.legs.get(from.id)?.minutes }]));
    return conflictsOf(days, trip);
  }, [trip, sections, routes]);
}
