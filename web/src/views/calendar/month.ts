import { addDays, daysBetween } from '../../time/dates.ts';

/** Days of a week as `Date` counts them: 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const CHOSEN = { mo: 1, su: 0, sa: 6 } as const;
/** For browsers that do not say: where weeks begin on Sunday, and on Saturday. */
const SUNDAY = new Set(['US', 'CA', 'MX', 'BR', 'JP', 'KR', 'TW', 'HK', 'IL', 'IN', 'ZA', 'PH', 'TH', 'SA', 'AR', 'CO', 'PE', 'VE']);
const SATURDAY = new Set(['AE', 'AF', 'BH', 'DJ', 'DZ', 'EG', 'IQ', 'IR', 'JO', 'KW', 'LY', 'OM', 'QA', 'SD', 'SY']);

interface WeekInfo {
  firstDay?: number;
}

function weekInfo(locale: Intl.Locale): WeekInfo | undefined {
  const known = locale as Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };
  return known.getWeekInfo?.() ?? known.weekInfo;
}

/** The day a week begins with: as chosen, else as the language and region have it. */
export function firstWeekday(chosen: string | undefined, tag: string, read = weekInfo): Weekday {
  if (chosen === 'mo' || chosen === 'su' || chosen === 'sa') return CHOSEN[chosen];
  try {
    const locale = new Intl.Locale(tag).maximize();
    const day = read(locale)?.firstDay;
    if (day !== undefined) return (day % 7) as Weekday;
    const region = locale.region ?? '';
    return SUNDAY.has(region) ? 0 : SATURDAY.has(region) ? 6 : 1;
  } catch {
    return 1;
  }
}

const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

export const startOfWeek = (date: string, first: Weekday): string => addDays(date, -((weekdayOf(date) - first + 7) % 7));

const lengthOf = (month: string): number => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();

export const monthOf = (date: string): string => date.slice(0, 7);
export const lastOf = (month: string): string => `${month}-${String(lengthOf(month)).padStart(2, '0')}`;

function monthAfter(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The months that a range of dates touches: `2027-05`. */
export function monthsOf(start: string, end: string): string[] {
  const months = [monthOf(start)];
  while ((months.at(-1) ?? '') < monthOf(end)) months.push(monthAfter(months.at(-1) ?? '', 1));
  return months;
}

/** Whole weeks that hold the month, beginning with its neighbour's last days. */
export function weeksOf(month: string, first: Weekday): string[][] {
  const start = startOfWeek(`${month}-01`, first);
  const weeks = Math.ceil((daysBetween(start, lastOf(month)) + 1) / 7);
  return Array.from({ length: weeks }, (_, week) => Array.from({ length: 7 }, (_each, day) => addDays(start, week * 7 + day)));
}

/** Where a key leads from a date; within the months that are shown. Null where the key means nothing here. */
export function stepDate(date: string, key: string, first: Weekday, months: readonly string[]): string | null {
  const to = target(date, key, first);
  const low = `${months[0]}-01`;
  const high = lastOf(months.at(-1) ?? '');
  return to === null ? null : to < low ? low : to > high ? high : to;
}

function target(date: string, key: string, first: Weekday): string | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(date, -1);
    case 'ArrowRight':
      return addDays(date, 1);
    case 'ArrowUp':
      return addDays(date, -7);
    case 'ArrowDown':
      return addDays(date, 7);
    case 'Home':
      return startOfWeek(date, first);
    case 'End':
      return addDays(startOfWeek(date, first), 6);
    case 'PageUp':
    case 'PageDown':
      return inMonth(date, monthAfter(monthOf(date), key === 'PageUp' ? -1 : 1));
    default:
      return null;
  }
}

/** The same day of another month, or its last. */
const inMonth = (date: string, month: string): string => `${month}-${String(Math.min(Number(date.slice(8)), lengthOf(month))).padStart(2, '0')}`;
