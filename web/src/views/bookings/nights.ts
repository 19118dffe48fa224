import { type Item, type Itinerary, isTransport } from '../../itinerary/model.ts';
import { addDays, daysBetween } from '../../time/dates.ts';

/** Nights in a row, by the date of the evening that the first one starts on. */
export interface Nights {
  from: string;
  count: number;
}

/** The nights that an item takes care of: a stay until it is left (at least one), a journey those that it is on its way. */
function nightsOf(item: Item): Nights | null {
  if (item.day === null) return null;
  const isStay = item.type === 'lodging';
  if (!isStay && !isTransport(item.type)) return null;
  const count = item.start_local && item.end_local ? daysBetween(item.day, item.end_local.slice(0, 10)) : 0;
  return { from: item.day, count: Math.max(count, isStay ? 1 : 0) };
}

export const stayNights = (item: Item): number => nightsOf(item)?.count ?? 0;

/** Nights between the trip's days with nowhere to sleep. The last day ends at home. */
export function missingNights(trip: Pick<Itinerary, 'items' | 'days'>): Nights[] {
  const covered = new Set(
    trip.items.flatMap((item) => {
      const nights = nightsOf(item);
      return nights ? Array.from({ length: Math.min(nights.count, 366) }, (_, at) => addDays(nights.from, at)) : [];
    }),
  );
  const runs: Nights[] = [];
  for (const { date } of trip.days.slice(0, -1)) {
    if (covered.has(date)) continue;
    const last = runs.at(-1);
    if (last && addDays(last.from, last.count) === date) last.count++;
    else runs.push({ from: date, count: 1 });
  }
  return runs;
}
