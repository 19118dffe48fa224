/** Wall clock and zone → instant, with Intl alone: the server's own rules (`trip/moment.go`), and 0 kB. */
const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatFor(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  let format: Intl.DateTimeFormat | null;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    format = null; // not a zone this browser knows
  }
  formats.set(zone, format);
  return format;
}

/** What the zone's clocks are ahead of UTC, in milliseconds. */
function offsetOf(zone: string, instant: number): number | null {
  const parts = formatFor(zone)?.formatToParts(instant);
  if (!parts) return null;
  const get = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second')) - Math.floor(instant / 1000) * 1000;
}

const HOURS_26 = 26 * 3_600_000;
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;

interface Candidates {
  wall: number;
  zone: string;
  /** The instants that the zone's offsets before and after give, earlier first. */
  instants: [number, number];
}

/** The offsets well before and well after a wall clock differ where a change is near; the clock is right by one of them. */
function candidatesOf(local: string, zone: string): Candidates | null {
  const wall = LOCAL.test(local) ? Date.parse(`${local.slice(0, 16)}Z`) : Number.NaN;
  if (Number.isNaN(wall)) return null;
  const before = offsetOf(zone, wall - HOURS_26);
  const after = offsetOf(zone, wall + HOURS_26);
  if (before === null || after === null) return null;
  const [first, second] = [wall - before, wall - after];
  return { wall, zone, instants: first <= second ? [first, second] : [second, first] };
}

const clockAt = (instant: number, zone: string): string => new Date(instant + (offsetOf(zone, instant) ?? 0)).toISOString().slice(0, 16);

/** Of a clock that comes twice the earlier instant; of one that the zone passes over, none. */
const settled = ({ wall, zone, instants }: Candidates): number | undefined =>
  instants.find((instant) => instant + (offsetOf(zone, instant) ?? 0) === wall);

/** A time as a traveller reads it: the clock on the wall, the zone the wall is in, and the instant both give. */
export interface Moment {
  local: string;
  zone: string;
  at: string;
}

const momentAt = (instant: number, zone: string): Moment => ({
  local: clockAt(instant, zone),
  zone,
  at: `${new Date(instant).toISOString().slice(0, 19)}Z`,
});

/** The moment of a wall clock, the nearest clocks (`09:30`) where the zone passes over it, or null where it is not understood. */
export function momentOf(local: string, zone: string): Moment | { near: [string, string] } | null {
  const found = candidatesOf(local, zone);
  if (!found) return null;
  const instant = settled(found);
  if (instant !== undefined) return momentAt(instant, zone);
  const [first, second] = found.instants;
  return { near: [clockAt(first, zone).slice(11), clockAt(second, zone).slice(11)] };
}

/** The same clock on another date. One that the date passes over goes forward with it. */
export function momentOn(moment: Moment, date: string): Moment {
  const found = candidatesOf(date + moment.local.slice(10), moment.zone);
  if (!found) return moment;
  const before = offsetOf(moment.zone, found.wall - HOURS_26) ?? 0;
  return momentAt(settled(found) ?? found.wall - before, moment.zone);
}

/** `2027-05-01T09:30` in a zone → milliseconds since the epoch; null when either is not understood. */
export function instantOf(local: string, zone: string): number | null {
  const found = candidatesOf(local, zone);
  return found ? (settled(found) ?? found.instants[0]) : null;
}

/** "WEST", "GMT+2": what a traveller reads beside a time. */
export function zoneAbbreviation(zone: string, local: string, locale: string): string {
  const instant = instantOf(local, zone);
  if (instant === null) return zone;
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' }).formatToParts(instant);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}
