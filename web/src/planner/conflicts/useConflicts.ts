import { useMemo } from 'react';
import { overBudget } from '../../budget/over.ts';
import { useExpenses } from '../../budget/useExpenses.ts';
import { useRates } from '../../budget/useRates.ts';
import { type Conflict, conflictsOf } from '../../itinerary/conflicts.ts';
import { usePlanner } from '../context.ts';

/** What does not fit together in the open trip: times, ways, nights, and the budget. */
export function useConflicts(): Conflict[] {
  const { trip, sections, routes } = usePlanner();
  const expenses = useExpenses();
  const rates = useRates(trip.budget !== null);
  return useMemo(() => {
    const days = sections.flatMap(({ date, list, rows }) => (date === null ? [] : [{ list, rows, legMinutes: (from: { id: string }) => routes.get(list)?.legs.get(from.id)?.minutes }]));
    return conflictsOf(days, trip, overBudget(trip, expenses, rates));
  }, [trip, sections, routes, expenses, rates]);
}
