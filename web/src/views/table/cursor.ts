import { COLUMNS, type Column } from './look.ts';

/** The cell that Tab reaches and arrows leave from. */
export interface Cursor {
  id: string;
  column: Column;
}

const PAGE = 10;

export interface Key {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** Rows and columns to go; null where the key does not move. */
function stepOf({ key, ctrlKey, metaKey }: Key, isRtl: boolean): [rows: number, columns: number] | null {
  const far = ctrlKey || metaKey ? Infinity : 0;
  switch (key) {
    case 'ArrowUp':
      return [-1, 0];
    case 'ArrowDown':
      return [1, 0];
    case 'ArrowLeft':
      return [0, isRtl ? 1 : -1];
    case 'ArrowRight':
      return [0, isRtl ? -1 : 1];
    case 'Home':
      return [-far, -Infinity];
    case 'End':
      return [far, Infinity];
    case 'PageUp':
      return [-PAGE, 0];
    case 'PageDown':
      return [PAGE, 0];
    default:
      return null;
  }
}

const held = (at: number, size: number): number => Math.max(0, Math.min(size - 1, at));

/** Where a key leads among the rows as they are shown; the edges hold. */
export function moved(ids: readonly string[], from: Cursor, key: Key, isRtl: boolean): Cursor | null {
  const step = stepOf(key, isRtl);
  const row = ids.indexOf(from.id);
  if (!step || row < 0) return null;
  const id = ids[held(row + step[0], ids.length)] ?? from.id;
  return { id, column: COLUMNS[held(COLUMNS.indexOf(from.column) + step[1], COLUMNS.length)] ?? from.column };
}

export const cellId = ({ id, column }: Cursor): string => `cell-${id}-${column}`;
