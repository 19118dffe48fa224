import type { Item } from '../../itinerary/model.ts';
import { isTransport } from '../../itinerary/model.ts';
import type { Section } from '../../planner/sections.ts';
import { addDays, daysBetween } from '../../time/dates.ts';
import { withDragged } from '../bars/bars.ts';
import { type Bar, barsOf, isBar } from '../timeline/extent.ts';

/** What stands in a day's cell. */
export interface CalendarDay {
  section: Section;
  /** Items of the day that are no bars. */
  rows: readonly Item[];
  /** Journeys that began on another day and end on this one. */
  arrivals: readonly Item[];
}

/** The part of a stay that lies in one week, drawn from the cell where it begins there. */
export interface Stretch {
  bar: Bar;
  /** Cells it covers, counted from the middle where it begins or ends in this week. */
  begins: 0 | 0.5;
  width: number;
  lane: number;
  /** Of the day it begins on. */
  colour: string;
}

export interface Days {
  byDate: ReadonlyMap<string, CalendarDay>;
  bars: readonly Bar[];
  first: string;
  last: string;
}

/** What has a time by its time, then the rest as it stands in the list. */
const byTime = (rows: readonly Item[]): Item[] => rows.toSorted((a, b) => ((a.start_local ?? '~') < (b.start_local ?? '~') ? -1 : Number((a.start_local ?? '~') > (b.start_local ?? '~'))));

export function daysOf(sections: readonly Section[], dragged: Item | null = null): Days {
  const dated = sections.filter((section) => section.date !== null);
  const items = dated.flatMap(({ rows }) => rows);
  const first = dated[0]?.list ?? '';
  const travelling = items.filter((item) => isTransport(item.type) && !isBar(item) && item.end_local !== null && item.end_local.slice(0, 10) !== item.day);
  const byDate = new Map(
    dated.map((section): [string, CalendarDay] => [
      section.list,
      { section, rows: byTime(section.rows.filter((row) => !isBar(row))), arrivals: travelling.filter((item) => item.end_local?.slice(0, 10) === section.list) },
    ]),
  );
  return { byDate, bars: barsOf(withDragged(items, dragged), first, dated.length), first, last: dated.at(-1)?.list ?? '' };
}

/** Date → the stays drawn from its cell, in a week. */
export function stretchesOf({ bars, first, byDate }: Days, week: readonly string[]): ReadonlyMap<string, readonly Stretch[]> {
  const begin = week[0] ?? '';
  const last = week.length - 1;
  const found = new Map<string, Stretch[]>();
  for (const bar of bars) {
    const start = daysBetween(begin, addDays(first, bar.start));
    const end = daysBetween(begin, addDays(first, bar.end));
    if (end < 0 || start > last) continue;
    const from = Math.max(0, start);
    const begins = start >= 0 ? 0.5 : 0;
    const until = end > last || (end === last && bar.goesOn) ? last + 1 : end + (bar.goesOn ? 1 : 0.5);
    const date = week[from] ?? begin;
    const colour = byDate.get(bar.item.day ?? '')?.section.style.solid ?? '';
    found.set(date, [...(found.get(date) ?? []), { bar, begins, width: until - from - begins, lane: bar.lane, colour }]);
  }
  return found;
}
