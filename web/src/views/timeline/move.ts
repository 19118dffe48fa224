import type { ItemFields } from '../../itinerary/change.ts';
import type { Item } from '../../itinerary/model.ts';
import { localAt, minutesAt } from '../../planner/detail/clock.ts';
import { addDays } from '../../time/dates.ts';
import { instantOf } from '../../time/zone.ts';
import { DAY, type Extent, STEP, endsByClock, extentOf } from './extent.ts';
import { later, settled } from './wall.ts';

/** Pixels and minutes of a day, at so many pixels an hour. */
export const pixelsOf = (minutes: number, hour: number): number => (minutes / 60) * hour;
export const minutesOf = (pixels: number, hour: number): number => (pixels / hour) * 60;

export const snapped = (minutes: number): number => Math.round(minutes / STEP) * STEP;

/** The start stays within the days of the trip. */
export const within = (start: number, days: number): number => Math.max(0, Math.min(start, days * DAY - STEP));

/** What is shown while one drags: the item with its start there, on the wall. */
export function movedExtent({ from, to }: Extent, start: number): { from: number; to: number } {
  return { from: start, to: start + to - from };
}

/** A length of at least one step, up to two days. */
export const resizedExtent = ({ from }: Pick<Extent, 'from'>, end: number): { from: number; to: number } => ({ from, to: Math.max(from + STEP, Math.min(end, from + 2 * DAY)) });

/** Day and time with the start moved there. Whatever takes an hour takes an hour on the night the clocks change, too. */
export function timesAt(item: Item, first: string, start: number, zone: string): { day: string; fields: ItemFields } {
  const at = item.start_zone ?? (zone || 'UTC');
  const start_local = settled(localAt(first, start), at);
  const fields = { start_local, start_zone: at };
  const length = extentOf(item, first)?.length;
  const day = addDays(first, Math.floor(start / DAY));
  if (!item.end_local || length === null || length === undefined) return { day, fields };
  const end_zone = item.end_zone ?? at;
  return { day, fields: { ...fields, end_local: later(start_local, at, length, end_zone), end_zone } };
}

/** A new end: of what has a duration and no end, a new duration. */
export function endAt(item: Item, first: string, end: number): ItemFields {
  const zone = item.start_zone ?? 'UTC';
  const extent = extentOf(item, first);
  if (!extent || !item.start_local) return {};
  if (!item.end_local && item.duration_min) {
    const until = instantOf(settled(localAt(first, end), zone), zone) ?? 0;
    return { duration_min: Math.max(STEP, (until - (instantOf(item.start_local, zone) ?? 0)) / 60_000) };
  }
  const end_zone = item.end_zone ?? zone;
  if (!item.end_local || endsByClock(item, first)) return { end_local: settled(localAt(first, end), end_zone), end_zone };
  return { end_local: later(item.start_local, zone, (extent.length ?? 0) + end - extent.to, end_zone), end_zone };
}

/**
 * Where an item belongs among a day's rows so that times run downwards: where it is, if that will do, else right after
 * the last that starts before it. Rows are counted without it; -1 keeps its place.
 */
export function slotAmong(rows: readonly Item[], item: Item, day: string, start: number): number {
  const others = rows.filter((row) => row.id !== item.id);
  const times = others.map((row) => (row.start_local ? minutesAt(day, row.start_local) : null));
  const low = times.findLastIndex((time) => time !== null && time <= start) + 1;
  const next = times.findIndex((time) => time !== null && time > start);
  const high = next < 0 ? others.length : next;
  const current = item.day === day ? rows.findIndex((row) => row.id === item.id) : -1;
  return current >= low && current <= high ? -1 : low;
}
