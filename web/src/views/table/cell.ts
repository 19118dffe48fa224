import type { ItemFields } from '../../itinerary/change.ts';
import { type Item, isTransport } from '../../itinerary/model.ts';
import { fieldText, parseMoney } from '../../money/parse.ts';
import { localAt, shiftedEnd } from '../../planner/detail/clock.ts';
import { parseDuration } from '../../time/duration.ts';
import { type ParsedTime, parseTime } from '../../time/parse.ts';
import type { Column } from './look.ts';

/** Columns that are written in place; done is ticked. */
export type TextColumn = Extract<Column, 'title' | 'time' | 'duration' | 'cost' | 'booking'>;

const WRITTEN: ReadonlySet<Column> = new Set<Column>(['title', 'time', 'duration', 'cost', 'booking']);

export const isWritten = (column: Column): column is TextColumn => WRITTEN.has(column);

/** A locked time holds, and an idea has none yet. */
export function isEditable(item: Item, column: Column): boolean {
  if (column === 'time') return !item.locked && item.day !== null;
  return isWritten(column) || column === 'done';
}

/** What a cell holds while it is written in, in a form that can be read back. */
export function draftOf(item: Item, column: TextColumn, locale: string): string {
  switch (column) {
    case 'title':
      return item.title;
    case 'booking':
      return item.booking_ref;
    case 'time':
      return [item.start_local, item.end_local].flatMap((local) => (local ? [local.slice(11, 16)] : [])).join(' - ');
    case 'duration': {
      const minutes = item.duration_min ?? 0;
      return minutes === 0 ? '' : minutes < 60 ? String(minutes) : `${Math.floor(minutes / 60)}h${minutes % 60 === 0 ? '' : String(minutes % 60).padStart(2, '0')}`;
    }
    case 'cost':
      return item.cost ? `${fieldText(item.cost, locale)} ${item.cost.currency}` : '';
  }
}

export interface Where {
  /** The zone a time without one is in. */
  zone: string;
  /** The currency of an amount without one. */
  currency: string;
  /** Whose separators an amount has. */
  locale: string;
}

/** A start alone takes the end of a visit along; a journey's arrival stays when it departs at another time. */
function timeFields(item: Item, day: string, time: ParsedTime, given: string): ItemFields {
  const zone = item.start_zone || item.location?.zone || given;
  const start = { start_local: localAt(day, time.start), ...(zone ? { start_zone: zone } : {}) };
  const arrival = isTransport(item.type) ? item.end_zone || item.end_location?.zone || zone : zone;
  if (time.end !== null) return { ...start, end_local: localAt(day, time.end), ...(arrival ? { end_zone: arrival } : {}) };
  return item.end_local && !isTransport(item.type) ? { ...start, end_local: shiftedEnd(item, day, time.start) } : start;
}

/** What is written, as a change of the item; null where it is not understood. An empty cell clears, but for the title. */
export function fieldsOf(item: Item, column: TextColumn, text: string, where: Where): ItemFields | null {
  const written = text.trim();
  switch (column) {
    case 'title':
      return written === '' ? null : { title: written };
    case 'booking':
      return { booking_ref: written };
    case 'duration': {
      const minutes = parseDuration(written);
      return written === '' ? { duration_min: null } : minutes === null ? null : { duration_min: minutes };
    }
    case 'cost': {
      const cost = parseMoney(written, item.cost?.currency ?? where.currency, where.locale);
      return written === '' ? { cost: null } : cost && { cost };
    }
    case 'time': {
      const time = parseTime(written);
      if (written === '') return { start_local: null, end_local: null };
      return time && item.day !== null ? timeFields(item, item.day, time, where.zone) : null;
    }
  }
}
