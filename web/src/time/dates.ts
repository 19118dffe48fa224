/** Calendar dates as `2027-05-01`: no zone, no clock, so all arithmetic is done in UTC. */
const DAY_MS = 86_400_000;

export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && toDate(toDayNumber(text)) === text;
}

function toDayNumber(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

function toDate(dayNumber: number): string {
  const time = new Date(dayNumber * DAY_MS);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString().slice(0, 10);
}

export const addDays = (date: string, days: number): string => toDate(toDayNumber(date) + days);

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => toDayNumber(to) - toDayNumber(from);

/** Both ends included; empty when the range is backwards or longer than the server allows. */
export function eachDay(start: string, end: string): string[] {
  const length = daysBetween(start, end) + 1;
  if (!(length >= 1 && length <= 366)) return [];
  return Array.from({ length }, (_, index) => addDays(start, index));
}

const SUGGESTED_DAYS = 3;

/** The last day when the first one changes: as far from it as before, a long weekend when there was none, never before it. */
export function lastDayFor(start: string, startBefore: string, end: string): string {
  if (!isDate(start)) return end;
  if (!isDate(end)) return addDays(start, SUGGESTED_DAYS - 1);
  if (isDate(startBefore) && startBefore <= end) return addDays(start, daysBetween(startBefore, end));
  return end >= start ? end : addDays(start, SUGGESTED_DAYS - 1);
}

/** Today where the reader is. */
export function today(now = new Date()): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
