import { useEffect, useMemo } from 'react';
import { useFormats } from '../../app/formats.ts';
import { overBudget } from '../../budget/over.ts';
import { useExpenses } from '../../budget/useExpenses.ts';
import { useRates } from '../../budget/useRates.ts';
import { conflictsOf } from '../../itinerary/conflicts.ts';
import { type ToMend, mergeFindings } from '../../itinerary/findings.ts';
import { usePlanner } from '../context.ts';
import { useMarks } from '../marks.ts';
import { useFindings } from './useFindings.ts';
import { markOf } from './words.ts';

/** What does not fit together in the open trip: times, ways, nights and the budget, and what the server knows of opening hours. */
export function useConflicts(): ToMend[] {
  const { trip, sections, routes } = usePlanner();
  const expenses = useExpenses();
  const rates = useRates(trip.budget !== null);
  const { findings, keys } = useFindings(trip);
  const told = useMemo(() => {
    const days = sections.flatMap(({ date, list, rows }) => (date === null ? [] : [{ list, rows, legMinutes: (from: { id: string }) => routes.get(list)?.legs.get(from.id)?.minutes }]));
    return mergeFindings(conflictsOf(days, trip, overBudget(trip, expenses, rates)), findings, trip.items, keys);
  }, [trip, sections, routes, expenses, rates, findings, keys]);
  useClosedMarks(told);
  return told;
}

/** Rows say by themselves that a place is closed; a row whose words stay is not drawn again. */
function useClosedMarks(told: readonly ToMend[]): void {
  const formats = useFormats();
  useEffect(() => {
    const closed = new Map(told.flatMap(({ conflict }) => (conflict.kind === 'closed' || conflict.kind === 'closing' ? [[conflict.item.id, markOf(conflict, formats)] as const] : [])));
    useMarks.setState({ closed });
  }, [told, formats]);
  useEffect(() => () => useMarks.setState({ closed: new Map() }), []);
}
