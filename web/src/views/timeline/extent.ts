import { type Item, isTransport } from '../../itinerary/model.ts';
import { addDays, daysBetween } from '../../time/dates.ts';
import { instantOf } from '../../time/zone.ts';
import { minutesAt } from '../../planner/detail/clock.ts';
import { later } from './wall.ts';

export const DAY = 1440;
/** Times are dragged in steps of a quarter of an hour. */
export const STEP = 15;

/** Minutes on the wall from the trip's first midnight: where an item stands in the grid. */
export interface Extent {
  from: number;
  to: number;
  /** Real minutes; null where nobody said how long it takes. */
  length: number | null;
}

const realMinutes = (item: Item): number | null => {
  const { start_local, end_local, start_zone, end_zone } = item;
  if (!start_local || !end_local) return null;
  const start = instantOf(start_local, start_zone ?? 'UTC');
  const end = instantOf(end_local, end_zone ?? start_zone ?? 'UTC');
  return start === null || end === null ? null : (end - start) / 60_000;
};

/**
 * From the clock at one end to the clock at the other: what the traveller reads there. Where the second is behind the
 * first (west over the date line) the real length has to do. Null without a time.
 */
export function extentOf(item: Item, first: string): Extent | null {
  const { start_local, end_local, duration_min } = item;
  if (!start_local) return null;
  const from = minutesAt(first, start_local);
  if (end_local) {
    const to = minutesAt(first, end_local);
    const length = realMinutes(item) ?? to - from;
    return { from, to: to > from ? to : from + Math.max(0, length), length };
  }
  if (!duration_min) return { from, to: from, length: null };
  return { from, to: minutesAt(first, later(start_local, item.start_zone ?? 'UTC', duration_min)), length: duration_min };
}

/** Whether the arrival's clock is the lower edge in the grid. */
export const endsByClock = (item: Item, first: string): boolean => {
  const { start_local, end_local } = item;
  return start_local !== null && end_local !== null && minutesAt(first, end_local) > minutesAt(first, start_local);
};

/** The date that a stay is left on; one night where nobody said. */
export function checkoutOf(item: Item): string | null {
  if (item.day === null) return null;
  const end = item.end_local?.slice(0, 10);
  if (end && end > item.day) return end;
  return addDays(item.day, Math.max(1, Math.round((item.duration_min ?? 0) / DAY)));
}

/** Stays, and what goes on for a day and longer without being a journey, stand above the hours. */
export function isBar(item: Item): boolean {
  if (item.day === null) return false;
  if (item.type === 'lodging') return true;
  const lasts = realMinutes(item) ?? item.duration_min ?? 0;
  return lasts >= DAY && (!isTransport(item.type) || item.type === 'car');
}

/** A stay over the days of the trip, by their index; it may begin or go on outside of them. */
export interface Bar {
  item: Item;
  start: number;
  end: number;
  lane: number;
  /** It is left after the trip's last day. */
  goesOn: boolean;
}

/** One below the other where they share a night; the day one leaves and the next arrives is shared by halves. */
export function barsOf(items: readonly Item[], first: string, days: number): Bar[] {
  const lanes: number[] = [];
  return items
    .filter(isBar)
    .map((item) => ({ item, start: daysBetween(first, item.day ?? first), last: daysBetween(first, checkoutOf(item) ?? first) }))
    .toSorted((a, b) => a.start - b.start || b.last - a.last)
    .map(({ item, start, last }) => {
      const free = lanes.findIndex((until) => until <= start);
      const lane = free < 0 ? lanes.length : free;
      lanes[lane] = last;
      return { item, start, end: Math.min(last, days - 1), lane, goesOn: last > days - 1 };
    });
}
