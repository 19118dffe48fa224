import { i18n } from '../i18n.ts';
import type { Money } from '../itinerary/model.ts';
import { formatMoney } from '../money/amount.ts';
import { type Preferences, usePreferences } from './me.ts';

const MILE_REGIONS = new Set(['US', 'GB', 'LR', 'MM']);

export interface Formats {
  locale: string;
  units: 'km' | 'mi';
  /** "09:30" or "9:30 AM", from `2027-05-01T09:30`. */
  time: (local: string) => string;
  /** "Sat, 1 May" */
  day: (date: string) => string;
  /** "Saturday, 1 May" */
  longDay: (date: string) => string;
  weekday: (date: string) => string;
  /** "1 – 3 May 2027" */
  range: (start: string, end: string) => string;
  moment: (instant: string) => string;
  distance: (metres: number) => string;
  duration: (minutes: number) => string;
  money: (money: Money) => string;
}

const utc = (local: string): number => Date.parse(local.length > 10 ? `${local}Z` : `${local}T00:00:00Z`);

function usesMiles(preferences: Preferences, locale: string): boolean {
  if (preferences.distance_unit) return preferences.distance_unit === 'mi';
  try {
    return MILE_REGIONS.has(new Intl.Locale(locale).maximize().region ?? '');
  } catch {
    return false;
  }
}

const HOUR_CYCLES = { '24h': 'h23', '12h': 'h12' } as const;

/** Hours from 1 to 12 stand without a nought; those of a day of 24 line up with one. */
function isHalfDay(locale: string, chosen: Preferences['time_format']): boolean {
  if (chosen === '12h' || chosen === '24h') return chosen === '12h';
  return new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true;
}

export function formatsFor(preferences: Preferences, browserLocale: string): Formats {
  const locale = preferences.locale || browserLocale;
  const chosen = preferences.time_format;
  const cycle = chosen === '24h' || chosen === '12h' ? { hourCycle: HOUR_CYCLES[chosen] } : {};
  const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const time = of({ hour: isHalfDay(locale, chosen) ? 'numeric' : '2-digit', minute: '2-digit', ...cycle });
  const day = of({ weekday: 'short', day: 'numeric', month: 'short' });
  const longDay = of({ weekday: 'long', day: 'numeric', month: 'long' });
  const weekday = of({ weekday: 'short' });
  const range = of({ day: 'numeric', month: 'short', year: 'numeric' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const miles = usesMiles(preferences, locale);
  // Making a format costs more than a hundred uses of it.
  const numbers = new Map<string, Intl.NumberFormat>();
  const number = (value: number, unit: string, digits: number) => {
    const key = `${unit} ${digits}`;
    const format = numbers.get(key) ?? new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits });
    numbers.set(key, format);
    return format.format(value);
  };
  return {
    locale,
    units: miles ? 'mi' : 'km',
    time: (local) => time.format(utc(local)),
    day: (date) => day.format(utc(date)),
    longDay: (date) => longDay.format(utc(date)),
    weekday: (date) => weekday.format(utc(date)),
    range: (start, end) => range.formatRange(utc(start), utc(end)),
    moment: (instant) => moment.format(Date.parse(instant)),
    distance: (metres) => {
      if (miles) return metres < 150 ? number(Math.round(metres * 3.28), 'foot', 0) : number(metres / 1609.344, 'mile', metres < 16_000 ? 1 : 0);
      return metres < 950 ? number(Math.round(metres / 10) * 10, 'meter', 0) : number(metres / 1000, 'kilometer', metres < 10_000 ? 1 : 0);
    },
    duration: (minutes) => {
      const total = Math.max(1, Math.round(minutes));
      if (total < 60) return i18n.t('{minutes} min', { minutes: total });
      const rest = total % 60;
      const hours = Math.floor(total / 60);
      return rest === 0 ? i18n.t('{hours} h', { hours }) : i18n.t('{hours} h {minutes} min', { hours, minutes: rest });
    },
    money: (money) => formatMoney(money, locale),
  };
}

/** Hundreds of rows ask for the same formats, and making them is most of what a row costs. */
const made = new WeakMap<Preferences, Formats>();

export function useFormats(): Formats {
  const preferences = usePreferences();
  const formats = made.get(preferences) ?? formatsFor(preferences, navigator.language);
  made.set(preferences, formats);
  return formats;
}
