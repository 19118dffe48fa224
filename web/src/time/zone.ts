/** Wall clock and zone → instant, with Intl alone: enough for gaps between stops, and 0 kB. */
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

function offsetMinutes(zone: string, instant: number): number | null {
  const parts = formatFor(zone)?.formatToParts(instant);
  if (!parts) return null;
  const get = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'));
  return Math.round((wall - instant) / 60_000);
}

/** `2027-05-01T09:30` in a zone → milliseconds since the epoch; null when either is not understood. */
export function instantOf(local: string, zone: string): number | null {
  const wall = Date.parse(`${local}Z`);
  if (Number.isNaN(wall)) return null;
  const guess = offsetMinutes(zone, wall);
  if (guess === null) return null;
  // The first guess may be on the other side of a clock change; the second look settles it.
  const settled = offsetMinutes(zone, wall - guess * 60_000) ?? guess;
  return wall - settled * 60_000;
}

/** "WEST", "GMT+2": what a traveller reads beside a time. */
export function zoneAbbreviation(zone: string, local: string, locale: string): string {
  const instant = instantOf(local, zone);
  if (instant === null) return zone;
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' }).formatToParts(instant);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}
