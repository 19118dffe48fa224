import type { Item } from '../itinerary/model.ts';
import { addDays } from '../time/dates.ts';

/** The nights of a stay: from its day to the day it ends, which is no night of it. Without an end it is one night. */
export function nightsOf(item: Item): { first: string; leaves: string } | null {
  if (item.type !== 'lodging' || item.day === null) return null;
  const end = item.end_local?.slice(0, 10) ?? '';
  const next = addDays(item.day, 1);
  return { first: item.day, leaves: end > next ? end : next };
}

/** Where one sleeps in the night after `date`; of several the one that began last. */
export function stayOf(items: readonly Item[], date: string): Item | null {
  const stays = items.filter((item) => {
    const nights = nightsOf(item);
    return nights !== null && nights.first <= date && date < nights.leaves;
  });
  return stays.toSorted((a, b) => ((a.day ?? '') < (b.day ?? '') ? 1 : -1))[0] ?? null;
}

/** All stays in the order of their first nights. */
export const staysOf = (items: readonly Item[]): Item[] => items.filter((item) => nightsOf(item)).toSorted((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : 1));
