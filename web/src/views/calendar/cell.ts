import type { Formats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import type { CalendarDay, Stretch } from './days.ts';

export const cellId = (date: string): string => `cell-${date}`;

/** The height of a stay's row. */
export const BAR = 24;

export interface CellProps {
  date: string;
  /** Absent for a day that is not the trip's. */
  day: CalendarDay | undefined;
  stretches: readonly Stretch[];
  /** Rows that the week keeps free for stays. */
  lanes: number;
  isActive: boolean;
  isChosen: boolean;
  onChoose: (date: string) => void;
  onOpen: (date: string) => void;
}

/** "Saturday, 1 May. Day 1, 5 items": the cell's name. */
export function cellName(date: string, day: CalendarDay | undefined, formats: Formats): string {
  if (!day) return i18n.t('{date}. Not in the trip', { date: formats.longDay(date) });
  const { section } = day;
  return i18n.t('{date}. Day {number}, {count, plural, =0 {nothing planned} one {# item} other {# items}}', { date: formats.longDay(date), number: section.number, count: section.rows.length });
}

export const dayOfMonth = (date: string, { locale }: Formats): string => new Intl.NumberFormat(locale).format(Number(date.slice(8)));
