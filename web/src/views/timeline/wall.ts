import { addDays } from '../../time/dates.ts';
import { instantOf, momentOf } from '../../time/zone.ts';

/** Swedish writes dates as ISO does, which saves putting parts together. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const of = (timeZone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  let format: Intl.DateTimeFormat;
  try {
    format = of(zone || 'UTC');
  } catch {
    format = of('UTC'); // not a zone this browser knows
  }
  formats.set(zone, format);
  return format;
}

/** What the clocks of a zone show at an instant: `2027-05-01T09:30`. */
export const localOf = (instant: number, zone: string): string => formatOf(zone).format(instant).replace(' ', 'T');

/** How many minutes a zone is ahead of UTC at an instant. */
export const offsetAt = (instant: number, zone: string): number => Date.parse(`${localOf(instant, zone)}Z`) / 60_000 - Math.floor(instant / 60_000);

/** The same clock, or the next one that exists where the zone passes over it. */
export function settled(local: string, zone: string): string {
  const moment = momentOf(local, zone);
  return moment && 'near' in moment ? local.slice(0, 11) + moment.near[1] : local;
}

/** A clock that many real minutes later: an hour that the zone skips is not counted. */
export function later(local: string, zone: string, minutes: number, toZone = zone): string {
  const instant = instantOf(local, zone);
  return instant === null ? local : localOf(instant + minutes * 60_000, toZone);
}

/** "+5:30", "−3", "+0": the way people write it after UTC. */
export function offsetText(minutes: number): string {
  const rest = Math.abs(minutes) % 60;
  const hours = Math.floor(Math.abs(minutes) / 60);
  return `${minutes < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** Where a day's clocks jump: the minutes passed over, or those that come twice. */
export interface Jump {
  from: number;
  to: number;
  /** Offsets before and after. */
  offsets: [number, number];
}

const minuteOf = (local: string): number => Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));

/** The change of a zone's clocks on a date, as minutes on the wall; null on all but two days of a year. */
export function jumpOn(date: string, zone: string): Jump | null {
  const first = instantOf(`${date}T00:00`, zone);
  const last = instantOf(`${addDays(date, 1)}T00:00`, zone);
  if (first === null || last === null) return null;
  const before = offsetAt(first, zone);
  const after = offsetAt(last, zone);
  if (before === after) return null;
  let [low, high] = [first / 60_000, last / 60_000];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * 60_000, zone) === before) low = middle;
    else high = middle;
  }
  const seen = minuteOf(localOf(low * 60_000, zone)) + 1;
  const [from, to] = after > before ? [seen, seen + after - before] : [seen + after - before, seen];
  return { from, to, offsets: [before, after] };
}
