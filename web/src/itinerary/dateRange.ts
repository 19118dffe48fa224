import { addDays, daysBetween, eachDay } from '../time/dates.ts';
import type { Item, Itinerary } from './model.ts';

export interface DateRange {
  start: string;
  end: string;
}

export interface DatePreview {
  /** Days in the new range; 0 when it is not a range. */
  days: number;
  becomeIdeas: Item[];
  shifted: { item: Item; from: string; to: string }[];
}

/**
 * What new dates would do, as the server will do it: items outside become ideas; with `keepDayNumbers` each item stays
 * on its day number and only those beyond the last day become ideas.
 */
export function previewDates(
  trip: Pick<Itinerary, 'start_date' | 'items'>,
  range: DateRange,
  keepDayNumbers: boolean,
): DatePreview {
  const days = eachDay(range.start, range.end);
  const known = new Set(days);
  const moved = keepDayNumbers && trip.start_date ? daysBetween(trip.start_date, range.start) : 0;
  const preview: DatePreview = { days: days.length, becomeIdeas: [], shifted: [] };
  if (days.length === 0) return preview;
  for (const item of trip.items) {
    if (!item.day) continue;
    const to = addDays(item.day, moved);
    if (!known.has(to)) preview.becomeIdeas.push(item);
    else if (to !== item.day) preview.shifted.push({ item, from: item.day, to });
  }
  return preview;
}
