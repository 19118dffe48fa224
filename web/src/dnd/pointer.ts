import type { Slot } from './board.ts';

export interface DropData {
  list: string;
  /** Index without the dragged row is worked out when the slot is read. */
  row: string | null;
  side: 'before' | 'after';
}

/** Something that rows can be dropped on: a list, a row of it, or a shortcut to the list elsewhere, where dropping appends. */
export interface Target {
  list: string;
  row: string | null;
  append: boolean;
  box: () => Box;
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Point {
  x: number;
  y: number;
}

const holds = ({ left, right, top, bottom }: Box, { x, y }: Point): boolean => x >= left && x <= right && y >= top && y <= bottom;

/** Rows under the pointer win, split at their middle; elsewhere in a list, the nearest row does. */
export function underPointer(targets: Iterable<Target>, at: Point): DropData | null {
  const all = [...targets];
  const lists = all.filter((target) => target.row === null && holds(target.box(), at));
  const shortcut = lists.find(({ append }) => append) ?? lists[0];
  if (!shortcut) return null;
  let best: DropData = { list: shortcut.list, row: null, side: 'after' };
  if (shortcut.append) return best;
  let nearest = Infinity;
  for (const { list, row, box } of all) {
    if (row === null || lists.every((target) => target.list !== list)) continue;
    const { top, bottom } = box();
    const middle = (top + bottom) / 2;
    const distance = Math.abs(at.y - middle);
    if (distance >= nearest) continue;
    nearest = distance;
    best = { list, row, side: at.y < middle ? 'before' : 'after' };
  }
  return best;
}

export function slotFrom(drop: DropData, rows: readonly { id: string }[], dragging: string): Slot {
  const without = rows.filter((row) => row.id !== dragging);
  if (drop.row === null) return { list: drop.list, index: without.length };
  if (drop.row === dragging) return { list: drop.list, index: rows.findIndex((row) => row.id === dragging) };
  const index = without.findIndex((row) => row.id === drop.row);
  return { list: drop.list, index: drop.side === 'before' ? index : index + 1 };
}
