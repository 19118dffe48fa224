import { type CollisionDetection, MouseSensor, TouchSensor, useSensor, useSensors } from '@dnd-kit/core';
import type { Slot } from './board.ts';

export interface DropData {
  list: string;
  /** Index without the dragged row is worked out when the slot is read. */
  row: string | null;
  side: 'before' | 'after';
}

interface TargetData {
  list: string;
  row: string | null;
  /** A shortcut to a list (in the rail): dropping there appends. */
  append: boolean;
}

export const targetData = (list: string, row: string | null, append = false): TargetData => ({ list, row, append });

const isTarget = (data: unknown): data is TargetData => typeof data === 'object' && data !== null && 'list' in data && 'row' in data;

/**
 * Rows under the pointer win, split at their middle; elsewhere in a list, the nearest row does. Nothing moves while one
 * drags (only a line is drawn), so rectangles stay true.
 */
export const underPointer: CollisionDetection = ({ pointerCoordinates: at, droppableContainers, droppableRects }) => {
  if (!at) return [];
  let best: { id: string | number; data: DropData; rank: number } | null = null;
  const lists = new Set<string>();
  for (const container of droppableContainers) {
    const rect = droppableRects.get(container.id);
    const target = container.data.current;
    if (!rect || !isTarget(target) || target.row !== null) continue;
    if (at.x < rect.left || at.x > rect.right || at.y < rect.top || at.y > rect.bottom) continue;
    if (target.append) return [{ id: container.id, data: { list: target.list, row: null, side: 'after' } satisfies DropData }];
    lists.add(target.list);
    best ??= { id: container.id, data: { list: target.list, row: null, side: 'after' }, rank: Infinity };
  }
  for (const container of droppableContainers) {
    const rect = droppableRects.get(container.id);
    const target = container.data.current;
    if (!rect || !isTarget(target) || target.row === null || !lists.has(target.list)) continue;
    const middle = (rect.top + rect.bottom) / 2;
    const rank = Math.abs(at.y - middle);
    if (best && rank >= best.rank) continue;
    best = { id: container.id, data: { list: target.list, row: target.row, side: at.y < middle ? 'before' : 'after' }, rank };
  }
  return best ? [{ id: best.id, data: best.data }] : [];
};

export function slotFrom(drop: DropData, rows: readonly { id: string }[], dragging: string): Slot {
  const without = rows.filter((row) => row.id !== dragging);
  if (drop.row === null) return { list: drop.list, index: without.length };
  if (drop.row === dragging) return { list: drop.list, index: rows.findIndex((row) => row.id === dragging) };
  const index = without.findIndex((row) => row.id === drop.row);
  return { list: drop.list, index: drop.side === 'before' ? index : index + 1 };
}

/** A press that moves drags with the mouse; on touch a short hold does, so that lists still scroll. */
export const usePointerSensors = () =>
  useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
