import { newId } from '../../itinerary/id.ts';
import { MAX_POS, freshKeys, isBetween, posBetween } from '../../itinerary/order.ts';
import type { Check } from '../../sync/lists.ts';
import type { Edit } from '../../sync/op.ts';

/** The trip's own lists; any other list is an item's. */
export const GENERAL = '';
export const PACKING = 'packing';
export const TRIP_LISTS = [GENERAL, PACKING] as const;

const place = (id: string, list: string, pos: string): Edit => ({ k: 'place', type: 'check', id, v: { parent: list, pos } });

/** A key for the place before number `at` of a list; every row gets a new one where there is no room. */
function keyAt(rows: readonly Check[], list: string, at: number): { pos: string; edits: Edit[] } {
  const [before, after] = [rows[at - 1]?.pos ?? null, rows[at]?.pos ?? null];
  const pos = posBetween(before, after);
  if (pos.length <= MAX_POS && isBetween(before, pos, after)) return { pos, edits: [] };
  const keys = freshKeys(rows.length + 1);
  return { pos: keys[at] ?? '', edits: rows.map((row, index) => place(row.id, list, keys[index < at ? index : index + 1] ?? '')) };
}

/** New rows at the end of a list, in the order given. */
export function addChecks(rows: readonly Check[], list: string, texts: readonly string[]): Edit[] {
  const { pos, edits } = keyAt(rows, list, rows.length);
  let last = pos;
  return texts.reduce<Edit[]>((all, text, index) => {
    if (index > 0) last = posBetween(last, null);
    return [...all, { k: 'create', type: 'check', id: newId(), v: { place: { parent: list, pos: last }, fields: { text } } }];
  }, edits);
}

/** A row one further up (-1) or down (1); nothing at the ends. */
export function moveCheck(rows: readonly Check[], id: string, step: 1 | -1): Edit[] {
  const at = rows.findIndex((row) => row.id === id);
  const row = rows[at];
  if (!row || rows[at + step] === undefined) return [];
  const rest = rows.filter((other) => other !== row);
  const { pos, edits } = keyAt(rest, row.list, at + step);
  return [...edits, place(id, row.list, pos)];
}

/** Moves a row to the end of another list. */
export function sendCheck(rows: readonly Check[], id: string, list: string): Edit[] {
  const { pos, edits } = keyAt(rows, list, rows.length);
  return [...edits, place(id, list, pos)];
}

export const setCheck = (id: string, field: 'text' | 'done' | 'assignee', value: string | boolean): Edit[] => [{ k: 'set', type: 'check', id, f: field, v: value === '' || value === false ? null : value }];

/** Rows by their list, in order. */
export function byList(checks: readonly Check[]): ReadonlyMap<string, readonly Check[]> {
  const lists = new Map<string, Check[]>();
  for (const check of checks) lists.set(check.list, [...(lists.get(check.list) ?? []), check]);
  return lists;
}
