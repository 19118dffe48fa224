import type { Itinerary, Money } from '../itinerary/model.ts';
import type { Expense } from '../sync/lists.ts';
import { linesOf } from './lines.ts';
import { type Rates, convert } from './rates.ts';
import { sumOf, wholeOf } from './sums.ts';

/** What a trip without a home currency is reckoned in. */
export const homeOf = (trip: Pick<Itinerary, 'home_currency'>): string => trip.home_currency || 'EUR';

/**
 * By how much the trip is going to cost more than its budget, in its home currency; null where it is not, or where there is no
 * budget. What is paid counts as paid, what is not paid yet as it is planned; sums without a rate are left out.
 */
export function overBudget(trip: Itinerary, expenses: readonly Expense[], rates: Rates | null): Money | null {
  const home = homeOf(trip);
  const budget = trip.budget && convert(trip.budget, home, rates);
  if (budget === null) return null;
  const over = wholeOf(sumOf(linesOf(trip, expenses, { home, rates }))) - budget;
  return over > 0 ? { amount: over, currency: home } : null;
}
