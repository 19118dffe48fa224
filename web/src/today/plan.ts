import { endOf, exitPlace, startOf } from '../itinerary/legs.ts';
import { type Item, type Itinerary, type Place, isTransport } from '../itinerary/model.ts';
import { addDays } from '../time/dates.ts';
import { instantOf } from '../time/zone.ts';
import { type Way, estimateWay } from './estimate.ts';
import { stayOf } from '../itinerary/stays.ts';

/** A day of the trip with its rows in order. */
export interface DayRows {
  date: string;
  rows: readonly Item[];
}

const MINUTE = 60_000;
/** What has a start and nothing else is taken to last this long. */
const ASSUMED_MIN = 60;

const firstZone = (rows: readonly Item[]): string | null => rows.map((row) => row.start_zone ?? row.location?.zone).find(Boolean) ?? null;

const lastZone = (rows: readonly Item[]): string | null => {
  const ends = rows.map((row) => (isTransport(row.type) ? (row.end_zone ?? row.end_location?.zone) : null) ?? row.start_zone ?? row.location?.zone);
  return ends.findLast(Boolean) ?? null;
};

/** The zone one wakes up in, for each day: of its first item, else where the day before ended, else of the first day that has one. */
export function zonesOf(days: readonly DayRows[], fallback: string): string[] {
  let at = days.map(({ rows }) => firstZone(rows)).find(Boolean) ?? fallback;
  return days.map(({ rows }) => {
    const zone = firstZone(rows) ?? at;
    at = lastZone(rows) ?? zone;
    return zone;
  });
}

export type Phase = { is: 'before' | 'after' } | { is: 'during'; index: number };

/** Where in the trip a moment is: each day begins at its own midnight, so a flight across zones makes it longer or shorter. */
export function phaseAt(days: readonly DayRows[], zones: readonly string[], now: number): Phase {
  const begins = (date: string, at: number): number => instantOf(`${date}T00:00`, zones[at] ?? 'UTC') ?? Date.parse(`${date}T00:00:00Z`);
  const index = days.findLastIndex(({ date }, at) => begins(date, at) <= now);
  const last = days.at(-1);
  if (index < 0 || !last) return { is: 'before' };
  return now >= begins(addDays(last.date, 1), days.length - 1) ? { is: 'after' } : { is: 'during', index };
}

const isStop = (item: Item): boolean => item.type !== 'note';

/** When it is over. A stay is a thing of its first hour, not of the whole night. */
function overAt(item: Item): number | null {
  const start = startOf(item);
  if (start === null) return null;
  const end = item.type === 'lodging' ? start : (endOf(item) ?? start);
  return end > start ? end : start + ASSUMED_MIN * MINUTE;
}

const isOn = (item: Item, now: number): boolean => {
  const start = startOf(item);
  const over = overAt(item);
  return start !== null && over !== null && start <= now && now < over;
};

/** Journeys that began the day before and end on this one. */
export const carriedInto = (before: readonly Item[], date: string): Item[] => before.filter((item) => isTransport(item.type) && item.end_local !== null && item.end_local.slice(0, 10) >= date);

export interface DayPlan {
  /** What is going on; null between things. */
  current: Item | null;
  /** What one goes to next. */
  next: Item | null;
  done: number;
  total: number;
}

/**
 * What is now and what is next. The clock leads: whatever stands before an item that has begun is behind one, ticked or
 * not. Items without a time come in their order after that.
 */
export function planDay(rows: readonly Item[], carried: readonly Item[], now: number): DayPlan {
  const stops = rows.filter(isStop);
  const begun = stops.findLastIndex((item) => (startOf(item) ?? Infinity) <= now);
  const current = [...carried, ...stops].findLast((item) => !item.done && isOn(item, now)) ?? null;
  const next = stops.slice(begun + 1).find((item) => !item.done) ?? null;
  return { current, next, done: stops.filter((item) => item.done).length, total: stops.length };
}

/** Minutes to have in hand before something begins: a train does not wait, and a flight closes its doors long before. */
export function bufferFor(item: Item): number {
  if (item.type === 'flight') return 120;
  if (item.type === 'ferry') return 30;
  return 10;
}

export interface Departure {
  way: Way | null;
  buffer: number;
  /** Null for what has no time. */
  leaveAt: number | null;
}

/** The place one comes from: of the last item before it that has one, else of last night's stay. */
export function originOf(item: Item, rows: readonly Item[], items: readonly Item[], date: string): { place: Place; from: Item } | null {
  const before = rows.slice(0, rows.findIndex(({ id }) => id === item.id)).findLast((row) => row.location !== null);
  const from = before ?? stayOf(items, addDays(date, -1));
  const place = from && exitPlace(from);
  return from && place ? { place, from } : null;
}

/** When to leave for an item, and why then. */
export function departureFor(item: Item, origin: Place | null, known: Way | undefined): Departure {
  const way = known ?? (origin && item.location ? estimateWay(origin, item.location) : null);
  const buffer = bufferFor(item);
  const start = startOf(item);
  return { way, buffer, leaveAt: start === null || !way ? null : start - (way.minutes + buffer) * MINUTE };
}

export interface Gaps {
  /** Nights that nothing is booked for. */
  nights: string[];
  empty: string[];
  untimed: number;
}

/** What a plan lacks before it begins. The last day needs no bed. */
export function gapsOf({ items }: Pick<Itinerary, 'items'>, days: readonly DayRows[]): Gaps {
  const travels = (rows: readonly Item[], date: string): boolean => rows.some((row) => isTransport(row.type) && (row.end_local ?? '').slice(0, 10) > date);
  return {
    nights: days.slice(0, -1).filter(({ date, rows }) => !stayOf(items, date) && !travels(rows, date)).map(({ date }) => date),
    empty: days.filter(({ rows }) => !rows.some(isStop)).map(({ date }) => date),
    untimed: days.flatMap(({ rows }) => rows).filter((row) => isStop(row) && row.start_local === null).length,
  };
}

export interface Summary {
  days: number;
  /** Places that were ticked; when nothing was ticked, all that were planned. */
  places: number;
  metres: number;
}

/** What a trip came to, as far as the plan can tell. */
export function summaryOf(days: readonly DayRows[]): Summary {
  const planned = days.flatMap(({ rows }) => rows).filter((row) => row.location !== null && isStop(row));
  const ticked = planned.filter((row) => row.done);
  const been = ticked.length > 0 ? ticked : planned;
  let metres = 0;
  for (const [at, item] of been.entries()) {
    const before = been[at - 1];
    const from = before && exitPlace(before);
    if (from && item.location) metres += estimateWay(from, item.location).distance_m;
    if (isTransport(item.type) && item.location && item.end_location) metres += estimateWay(item.location, item.end_location).distance_m;
  }
  return { days: days.length, places: been.filter((item) => !isTransport(item.type)).length, metres };
}
