import { type Item, type Money, isTransport } from '../../itinerary/model.ts';
import type { Section } from '../../planner/sections.ts';
import { folded } from '../../search/own.ts';
import { decimalsOf } from '../../money/amount.ts';
import type { Column, Filter, Sort } from './look.ts';

export interface TableRow {
  item: Item;
  section: Section;
  /** "Sat, 1 May", or "Ideas". */
  day: string;
  /** The kind's name. */
  kind: string;
  place: string;
}

/** Where it is, or both ends of a journey. */
export function placeOf({ type, location, end_location }: Item): string {
  if (isTransport(type) && location && end_location) return `${location.name} → ${end_location.name}`;
  return location?.name ?? '';
}

type Key = string | number | null;

/** What a column is sorted by; null stands last whichever way round. */
function keyOf({ item, section, kind, place }: TableRow, column: Column): Key {
  switch (column) {
    case 'title':
      return item.title;
    case 'day':
      return section.date;
    case 'time':
      return item.start_local?.slice(11) ?? null;
    case 'kind':
      return kind;
    case 'place':
      return place || null;
    case 'duration':
      return item.duration_min;
    case 'cost':
      return item.cost && item.cost.amount / 10 ** decimalsOf(item.cost.currency);
    case 'booking':
      return item.booking_ref || null;
    case 'done':
      return item.done ? 1 : 0;
  }
}

/** Equal rows keep the plan's order. Amounts of several currencies stand currency by currency: they have no order of their own. */
export function sorted(rows: readonly TableRow[], sort: Sort | null, locale: string): TableRow[] {
  if (!sort) return [...rows];
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const sign = sort.down ? -1 : 1;
  const between = (a: Key, b: Key): number => (typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b)));
  return rows.toSorted((a, b) => {
    const [left, right] = [keyOf(a, sort.column), keyOf(b, sort.column)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const unit = sort.column === 'cost' ? compare(a.item.cost?.currency ?? '', b.item.cost?.currency ?? '') : 0;
    return unit || sign * between(left, right);
  });
}

/** Every word is somewhere in the row, case and accents aside. */
export function filtered(rows: readonly TableRow[], { text, kind }: Filter): TableRow[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (kind !== '' && row.item.type !== kind) return false;
    const all = folded([row.item.title, row.place, row.day, row.kind, row.item.booking_ref, row.item.description].join(' '));
    return words.every((word) => all.includes(word));
  });
}

/** A sum for each currency, in the order of the currencies' codes. */
export function totals(rows: readonly TableRow[]): Money[] {
  const sums = new Map<string, number>();
  for (const { item } of rows) if (item.cost) sums.set(item.cost.currency, (sums.get(item.cost.currency) ?? 0) + item.cost.amount);
  return [...sums].map(([currency, amount]) => ({ currency, amount })).toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** A click more: up, down, and the plan's order again. */
export function nextSort(sort: Sort | null, column: Column): Sort | null {
  if (sort?.column !== column) return { column, down: false };
  return sort.down ? null : { column, down: true };
}
