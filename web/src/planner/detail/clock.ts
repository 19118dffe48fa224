import type { Item } from '../../itinerary/model.ts';
import { addDays, daysBetween } from '../../time/dates.ts';
import { clockOf } from '../../time/parse.ts';

/** Minutes from the day's midnight, which may run past it, → local date and time. */
export function localAt(day: string, minutes: number): string {
  return `${addDays(day, Math.floor(minutes / 1440))}T${clockOf(minutes)}`;
}

/** Date and time → minutes from the midnight of `day`. */
export function minutesAt(day: string, local: string): number {
  const [hours = 0, minutes = 0] = local.slice(11, 16).split(':').map(Number);
  return daysBetween(day, local.slice(0, 10)) * 1440 + hours * 60 + minutes;
}

/** An end typed without a date is the first such time after the start. */
export function endAfter(start: number, end: number): number {
  return end > start ? end : end + 1440;
}

/** A new start takes the end with it, so that a visit keeps its length. */
export function shiftedEnd(item: Item, day: string, start: number): string | null {
  if (!item.start_local || !item.end_local) return item.end_local;
  const length = minutesAt(day, item.end_local) - minutesAt(day, item.start_local);
  return length > 0 ? localAt(day, start + length) : item.end_local;
}
