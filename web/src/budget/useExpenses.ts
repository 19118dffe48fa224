import { openSync, useTrip } from '../itinerary/store.ts';
import { type Expense, steadyExpenses } from '../sync/lists.ts';

const read = steadyExpenses();

/** Expenses of the open trip, the newest last; a new list only when one of them has changed. */
export const useExpenses = (): readonly Expense[] => useTrip(() => read(openSync()?.replica.entities() ?? []));
