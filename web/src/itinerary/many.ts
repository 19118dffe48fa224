import { generateNKeysBetween } from 'fractional-indexing';
import type { Edit } from '../sync/op.ts';
import { addDays, daysBetween } from '../time/dates.ts';
import { type Known, createEdit, editsOf, placeEdits } from './change.ts';
import { newId } from './id.ts';
import { type Item, type ListId, dayOf, listOf } from './model.ts';
import { freshKeys, placeAt, posBetween, rowsOf, slotOf } from './order.ts';

/** Steps that touch several items at once: one batch, one step back. */

const chosen = (items: readonly Item[], ids: ReadonlySet<string>): Item[] => items.filter((item) => ids.has(item.id));

/** Keys for a run of rows from a slot of a list on. Neighbours without room between them get theirs anew. */
function keysAt(rows: readonly Item[], at: number, count: number): string[] {
  const before = rows[at - 1]?.pos ?? null;
  const after = rows[at]?.pos ?? null;
  try {
    return generateNKeysBetween(before, after, count);
  } catch {
    let last = before;
    return freshKeys(count).map(() => (last = posBetween(last, null)));
  }
}

/** Moves items to a slot of a list (counted without them), in the order that they stand in now. Locked ones stay. */
export function moveAll(known: Known, ids: ReadonlySet<string>, order: readonly Item[], list: ListId, index: number): Edit[] {
  const moving = chosen(order, ids).filter((item) => !item.locked);
  const rows = rowsOf(known.trip.items, list).filter((row) => !moving.includes(row));
  const at = Math.max(0, Math.min(index, rows.length));
  const keys = keysAt(rows, at, moving.length);
  return moving.flatMap((item, n) => placeEdits(known, item.id, dayOf(list), keys[n] ?? item.pos));
}

export const removeAll = ({ trip }: Known, ids: ReadonlySet<string>): Edit[] => chosen(trip.items, ids).map(({ id }) => ({ k: 'delete', type: 'item', id }));

/** Gives items the same: a tick, a way to get there. What has it already is left alone. */
export const setAll = <F extends 'done' | 'arrive_by'>(known: Known, ids: ReadonlySet<string>, field: F, value: Item[F]): Edit[] =>
  chosen(known.trip.items, ids).flatMap((item) => (item[field] === value ? [] : editsOf(known, { kind: 'edit', id: item.id, fields: { [field]: value } })));

/** A copy of an item on a date: the same clocks, but nobody's booking and not done yet. */
function copyOf(item: Item, date: string, pos: string): Item {
  const shift = (local: string | null): string | null => (local && item.day ? addDays(local.slice(0, 10), daysBetween(item.day, date)) + local.slice(10) : null);
  return { ...item, id: newId(), day: date, pos, start_time: null, end_time: null, start_local: shift(item.start_local), end_local: shift(item.end_local), locked: false, done: false, booking_ref: '' };
}

/** A second one right below, without times: two things at once are seldom meant. */
export function duplicateOf(items: readonly Item[], item: Item): { item: Item; after: string | null } {
  const { day, pos, after } = placeAt(items, listOf(item), slotOf(items, item) + 1);
  return { item: { ...item, id: newId(), day, pos, start_local: null, start_time: null, end_local: null, end_time: null, locked: false }, after };
}

/** Copies what is planned on a day to the end of another, in order. */
export function copyDay(known: Known, from: string, to: string): Edit[] {
  const rows = rowsOf(known.trip.items, from);
  const there = rowsOf(known.trip.items, to);
  const keys = keysAt(there, there.length, rows.length);
  return rows.map((row, n) => createEdit(known, copyOf(row, to, keys[n] ?? ''), keys[n] ?? ''));
}

/** A copy of a day behind the last one, which makes the trip a day longer. */
export function copyDayToEnd(known: Known, from: string): Edit[] {
  const { start_date: start, end_date: end, id, days } = known.trip;
  if (!start || !end) return [];
  const date = addDays(end, 1);
  const title = days.find((day) => day.date === from)?.title;
  const longer: Edit = { k: 'set', type: 'itinerary', id, f: 'dates', v: { start, end: date } };
  return [longer, ...(title ? [{ k: 'set', type: 'day', id: date, f: 'title', v: title } satisfies Edit] : []), ...copyDay(known, from, date)];
}
