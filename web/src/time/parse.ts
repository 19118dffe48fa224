/**
 * Times as people type them: "930", "9:30", "9.30", "14h", "2pm", "noon", and ranges of two: "2pm-4", "9 to 11".
 * Minutes count from midnight of the day; an end before its start is on the next day.
 */
export interface ParsedTime {
  start: number;
  /** Minutes from the start's midnight; 1440 and above is the next day. */
  end: number | null;
}

type Half = 'am' | 'pm' | null;
interface Clock {
  hour: number;
  minute: number;
  half: Half;
}

/** A Map: an object would also know words such as "__proto__". */
const WORDS: ReadonlyMap<string, Clock> = new Map([
  ['noon', { hour: 12, minute: 0, half: 'pm' }],
  ['midday', { hour: 12, minute: 0, half: 'pm' }],
  ['midnight', { hour: 12, minute: 0, half: 'am' }],
]);

const CLOCK = /^(\d{1,2})(?:[:.h ]?(\d{2}))?h?\s*([ap])?m?$/;

function parseClock(text: string): Clock | null {
  const word = WORDS.get(text);
  if (word) return word;
  if (/[^ap]m$/.test(text)) return null; // an "m" needs its "a" or "p"
  const match = CLOCK.exec(text);
  if (!match) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  const half: Half = match[3] === undefined ? null : match[3] === 'a' ? 'am' : 'pm';
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  if (half !== null && (hour < 1 || hour > 12)) return null;
  return { hour, minute, half };
}

function toMinutes({ hour, minute, half }: Clock, assume: Half): number {
  const side = hour >= 1 && hour <= 12 ? (half ?? assume) : half;
  const hour24 = side === null ? hour % 24 : (hour % 12) + (side === 'pm' ? 12 : 0);
  return hour24 * 60 + minute;
}

function rangeOf(from: Clock, to: Clock): ParsedTime {
  // "10-2pm" is 10 in the morning, "1-2pm" is 13: the half given once belongs to the other end where that keeps order.
  const startHalf = from.half === null && to.half !== null && toMinutes(from, to.half) < toMinutes(to, null) ? to.half : null;
  const start = toMinutes(from, startHalf);
  let end = toMinutes(to, null);
  if (to.half === null && from.half !== null && end <= start && to.hour <= 12) {
    const later = toMinutes(to, from.half);
    end = later > start ? later : end;
  }
  return { start, end: end <= start ? end + 1440 : end };
}

/** Null for anything that is not a time; never throws. */
export function parseTime(input: string): ParsedTime | null {
  const text = input.trim().toLowerCase().replace(/\s+/g, ' ').replace(/([ap])\.m\.?/g, '$1m');
  if (text === '' || text.length > 40) return null;
  const parts = text.split(/\s*(?:-|–|—|\bto\b|\buntil\b)\s*/);
  const from = parseClock(parts[0] ?? '');
  if (from === null || parts.length > 2) return null;
  if (parts.length === 1) return { start: toMinutes(from, null), end: null };
  const to = parseClock(parts[1] ?? '');
  return to === null ? null : rangeOf(from, to);
}

/** 570 → "09:30"; days are left out. */
export function clockOf(minutes: number): string {
  const ofDay = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}
