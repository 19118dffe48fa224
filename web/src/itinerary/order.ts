import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { type Item, type ListId, dayOf, listOf } from './model.ts';

/** Keys compare by code unit, as the server's "C" collation does; localeCompare would disagree. */
export function byPos(a: Pick<Item, 'pos' | 'id'>, b: Pick<Item, 'pos' | 'id'>): number {
  if (a.pos !== b.pos) return a.pos < b.pos ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

export function rowsOf(items: readonly Item[], list: ListId): Item[] {
  return items.filter((item) => listOf(item) === list).toSorted(byPos);
}

/**
 * A key between two neighbours. Keys come from outside, so equal or malformed ones must still give an answer: it is
 * only held until the server returns its own.
 */
export function posBetween(before: string | null, after: string | null): string {
  try {
    return generateKeyBetween(before, before !== null && after !== null && before >= after ? null : after);
  } catch {
    return `${before ?? ''}V`;
  }
}

/** Longer keys than this the server refuses. */
export const MAX_POS = 32;

export const isBetween = (before: string | null, key: string, after: string | null): boolean => (before ?? '') < key && (after === null || key < after);

/** Short keys for a list that starts afresh. */
export const freshKeys = (count: number): string[] => generateNKeysBetween(null, null, count);

export interface Placement {
  day: string | null;
  pos: string;
  /** The row it comes after, null for the top of the list. */
  after: string | null;
}

/** Where an item lands when it becomes number `index` of a list (counted without the item itself). */
export function placeAt(items: readonly Item[], list: ListId, index: number, itemId?: string): Placement {
  const rows = rowsOf(items, list).filter((row) => row.id !== itemId);
  const at = Math.max(0, Math.min(index, rows.length));
  const before = rows[at - 1] ?? null;
  const after = rows[at] ?? null;
  return { day: dayOf(list), pos: posBetween(before?.pos ?? null, after?.pos ?? null), after: before?.id ?? null };
}

/** Index of an item in its own list, counted without itself: the slot that would leave it where it is. */
export function slotOf(items: readonly Item[], item: Item): number {
  return rowsOf(items, listOf(item)).findIndex((row) => row.id === item.id);
}
