import { addDays, daysBetween } from '../time/dates.ts';
import type { Item, Itinerary } from './model.ts';
import { isTransport } from './model.ts';

/** A stay as one of the days it spans sees it. */
export interface Night {
  item: Item;
  /** 1 for the first night. */
  night: number;
  nights: number;
}

/** Nights of a stay: from its day to the date it ends on; one where no end is known. */
export function nightsOf(item: Pick<Item, 'type' | 'day' | 'end_local'>): number {
  if (item.type !== 'lodging' || item.day === null) return 0;
  return item.end_local ? Math.max(1, daysBetween(item.day, item.end_local.slice(0, 10))) : 1;
}

/** What houses commonly ask for, until somebody says otherwise. */
export const CHECK_IN = 'T15:00';
export const CHECK_OUT = 'T11:00';

/** What makes a stay last so many nights: the clocks stay as they are, or as houses commonly have them. */
export function stayFor({ day, start_local, end_local }: Pick<Item, 'day' | 'start_local' | 'end_local'>, nights: number, zone: string): Partial<Pick<Item, 'start_local' | 'end_local' | 'start_zone' | 'end_zone'>> {
  if (day === null) return {};
  return { ...(start_local ? {} : { start_local: day + CHECK_IN }), ...(zone ? { start_zone: zone, end_zone: zone } : {}), end_local: addDays(day, nights) + (end_local?.slice(10) ?? CHECK_OUT) };
}

/** The date on which one leaves a stay, which is no night of it; null for what is none. */
export function leavesOn(item: Pick<Item, 'type' | 'day' | 'end_local'>): string | null {
  const nights = nightsOf(item);
  return nights === 0 || item.day === null ? null : addDays(item.day, nights);
}

/** All stays in the order of their first nights. */
export const staysOf = (items: readonly Item[]): Item[] => items.filter((item) => nightsOf(item) > 0).toSorted((a, b) => daysBetween(b.day ?? '', a.day ?? ''));

/** Where one sleeps in the night after `date`; of several the one that began last. */
export const stayOf = (items: readonly Item[], date: string): Item | null => staysOf(staysAfter(items, date).map(({ item }) => item)).at(-1) ?? null;

/** Where one sleeps after a day. */
export function staysAfter(items: readonly Item[], date: string): Night[] {
  return items.flatMap((item) => {
    const nights = nightsOf(item);
    if (nights === 0 || item.day === null) return [];
    const night = daysBetween(item.day, date) + 1;
    return night >= 1 && night <= nights ? [{ item, night, nights }] : [];
  });
}

/** Whether somebody is on the way through the night after a date. */
const travelsBy = (items: readonly Item[], date: string): boolean =>
  items.some((item) => isTransport(item.type) && item.start_local !== null && item.end_local !== null && item.start_local.slice(0, 10) <= date && item.end_local.slice(0, 10) > date);

/** Nights of the trip with neither a bed nor a night train, as runs of dates. The last day's evening is at home. */
export function openNights({ items, start_date: start, end_date: end }: Pick<Itinerary, 'items' | 'start_date' | 'end_date'>): { from: string; nights: number }[] {
  const runs: { from: string; nights: number }[] = [];
  if (!start || !end) return runs;
  for (let date = start; date < end; date = addDays(date, 1)) {
    if (staysAfter(items, date).length > 0 || travelsBy(items, date)) continue;
    const last = runs.at(-1);
    if (last && addDays(last.from, last.nights) === date) last.nights += 1;
    else runs.push({ from: date, nights: 1 });
  }
  return runs;
}
