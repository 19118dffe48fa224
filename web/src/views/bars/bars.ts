import type { ItemFields } from '../../itinerary/change.ts';
import type { Item } from '../../itinerary/model.ts';
import { stayFor } from '../../itinerary/stays.ts';
import { addDays, daysBetween } from '../../time/dates.ts';
import { DAY, checkoutOf } from '../timeline/extent.ts';
import { settled } from '../timeline/wall.ts';

/** The days of the trip. */
export interface Span {
  first: string;
  last: string;
}

const clamped = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

const onDay = (local: string | null, by: number): string | null => local && addDays(local.slice(0, 10), by) + local.slice(10);

/** The item so many days later; it begins on a day of the trip. */
export function movedBy(item: Item, days: number, { first, last }: Span): Item {
  if (item.day === null) return item;
  const by = clamped(days, daysBetween(item.day, first), daysBetween(item.day, last));
  return { ...item, day: addDays(item.day, by), start_local: onDay(item.start_local, by), end_local: onDay(item.end_local, by) };
}

/** What makes it end so many days later: after a night at least, and by the trip's last day unless it went on for longer already. */
export function endFields(item: Item, days: number, { last }: Span, zone: string): ItemFields {
  const leaves = checkoutOf(item);
  if (item.day === null || leaves === null) return {};
  const nights = daysBetween(item.day, leaves);
  const by = clamped(days, 1 - nights, Math.max(0, daysBetween(leaves, last)));
  if (by === 0) return {};
  if (item.type === 'lodging') return stayFor(item, nights + by, zone);
  if (item.end_local === null) return { duration_min: (item.duration_min ?? 0) + by * DAY };
  return { end_local: settled(onDay(item.end_local, by) ?? '', item.end_zone ?? item.start_zone ?? 'UTC') };
}

/** The rows with the dragged one as it would be. */
export const withDragged = (rows: readonly Item[], dragged: Item | null): readonly Item[] => (dragged ? rows.map((row) => (row.id === dragged.id ? dragged : row)) : rows);
