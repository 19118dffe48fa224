import type { Formats } from '../app/formats.ts';
import { i18n } from '../i18n.ts';
import { IDEAS, type Item, type Itinerary, type ListId } from '../itinerary/model.ts';
import { rowsOf } from '../itinerary/order.ts';
import { type Night, staysAfter } from '../itinerary/stays.ts';
import { addDays, eachDay } from '../time/dates.ts';
import { type DayStyle, styleOfDay } from '../map/palette.ts';

/** A day, or the ideas, with its rows in order: what the list, the rail, the board and the map all read. */
export interface Section {
  list: ListId;
  /** 1 for the first day; 0 for the ideas. */
  number: number;
  date: string | null;
  /** "Saturday, 1 May" or "Ideas" */
  label: string;
  title: string;
  notes: string;
  rows: Item[];
  /** Item id → its number among the day's places, as on its pin. */
  stops: ReadonlyMap<string, number>;
  style: DayStyle;
  /** Stays that began on an earlier day and last over the night after this one. */
  nights: readonly Night[];
  /** Stays that end on this day. */
  leaving: readonly Item[];
}

function stopNumbers(rows: readonly Item[]): ReadonlyMap<string, number> {
  const stops = new Map<string, number>();
  for (const row of rows) if (row.location) stops.set(row.id, stops.size + 1);
  return stops;
}

export function sectionsOf(trip: Itinerary, formats: Formats): Section[] {
  const dates = trip.start_date && trip.end_date ? eachDay(trip.start_date, trip.end_date) : [];
  const days = new Map(trip.days.map((day) => [day.date, day]));
  const sections = dates.map((date, index): Section => {
    const rows = rowsOf(trip.items, date);
    return {
      list: date,
      number: index + 1,
      date,
      label: formats.longDay(date),
      title: days.get(date)?.title ?? '',
      notes: days.get(date)?.notes ?? '',
      rows,
      stops: stopNumbers(rows),
      style: styleOfDay(index + 1),
      nights: staysAfter(trip.items, date).filter(({ night }) => night > 1),
      leaving: staysAfter(trip.items, addDays(date, -1)).flatMap(({ item, night, nights }) => (night === nights && item.day !== date ? [item] : [])),
    };
  });
  const ideas = rowsOf(trip.items, IDEAS);
  sections.push({
    list: IDEAS,
    number: 0,
    date: null,
    label: i18n.t('Ideas'),
    title: '',
    notes: '',
    rows: ideas,
    stops: new Map(),
    style: styleOfDay(0),
    nights: [],
    leaving: [],
  });
  return sections;
}

const sameStays = (a: Section, b: Section): boolean =>
  a.nights.length === b.nights.length && a.leaving.length === b.leaving.length && a.nights.every(({ item, night, nights }, at) => item === b.nights[at]?.item && night === b.nights[at].night && nights === b.nights[at].nights) && a.leaving.every((item, at) => item === b.leaving[at]);

const isSame = (a: Section, b: Section): boolean =>
  a.list === b.list && a.number === b.number && a.label === b.label && a.title === b.title && a.notes === b.notes && a.rows.length === b.rows.length && a.rows.every((row, at) => row === b.rows[at]) && sameStays(a, b);

/** Makes sections anew for each trip; those that have not changed keep their identity, and so does the list of them, so that only the day one works on is drawn again. */
export function steadySections(): (trip: Itinerary, formats: Formats) => Section[] {
  let before: Section[] = [];
  return (trip, formats) => {
    const now = sectionsOf(trip, formats).map((section, at) => [before[at]].find((known) => known && isSame(known, section)) ?? section);
    if (now.length !== before.length || now.some((section, at) => section !== before[at])) before = now;
    return before;
  };
}

/** The ideas by what people think of them; among equals, their own order. */
export function bestLikedFirst(sections: Section[], score: ((id: string) => number) | null): Section[] {
  if (!score) return sections;
  return sections.map((section) => (section.date === null ? { ...section, rows: section.rows.toSorted((a, b) => score(b.id) - score(a.id)) } : section));
}

/** "Day 2 · Sun, 2 May", for choosing a day where there is little room. */
export function shortLabel(section: Section, formats: Formats): string {
  if (section.date === null) return section.label;
  return i18n.t('Day {number} · {date}', { number: section.number, date: formats.day(section.date) });
}

/** "Day 2 · Sun", for choosing a day where there is hardly any room. */
export function shortestLabel(section: Section, formats: Formats): string {
  if (section.date === null) return section.label;
  return i18n.t('Day {number} · {weekday}', { number: section.number, weekday: formats.weekday(section.date) });
}
