import { useMemo } from 'react';
import type { Itinerary } from '../itinerary/model.ts';
import { useTrip } from '../itinerary/store.ts';
import type { Expense } from '../sync/lists.ts';
import { homeOf } from './over.ts';
import { countedAs, peopleOf } from './people.ts';
import { type Costs, costsOf } from './sums.ts';
import { useExpenses } from './useExpenses.ts';
import { useRates } from './useRates.ts';

const isForeign = (trip: Itinerary, expenses: readonly Expense[]): boolean =>
  [trip.budget, ...trip.items.map(({ cost }) => cost), ...expenses.map(({ cost }) => cost)].some((money) => money && money.currency !== homeOf(trip));

/** What the open trip costs, added up anew when something of it changes. */
export function useCosts(trip: Itinerary): Costs {
  const expenses = useExpenses();
  const travellers = useTrip((state) => state.remarks.travellers);
  const rates = useRates(isForeign(trip, expenses));
  return useMemo(() => {
    const counted = countedAs(trip.members, travellers);
    const known = expenses.map((expense) => ({ ...expense, paidBy: counted(expense.paidBy), sharedBy: expense.sharedBy.map(counted) }));
    return costsOf({ trip, budget: trip.budget, expenses: known, people: peopleOf(trip.members, travellers), home: homeOf(trip), rates });
  }, [trip, expenses, travellers, rates]);
}
