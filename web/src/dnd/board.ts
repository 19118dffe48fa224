import { createContext, useContext } from 'react';
import { type StoreApi, createStore, useStore } from 'zustand';
import type { Target } from './pointer.ts';

/** A list rows can be dropped into, with the names read aloud. */
export interface BoardList {
  id: string;
  label: string;
  rows: readonly BoardRow[];
}

export interface BoardRow {
  id: string;
  label: string;
  fixed?: boolean;
}

/** A place between rows; the index counts without the dragged row. */
export interface Slot {
  list: string;
  index: number;
}

export interface BoardState {
  lists: readonly BoardList[];
  /** What rows can be dropped on, by a name of its own. */
  targets: Map<string, Target>;
  dragging: string | null;
  /** Lifted with the keyboard: the row stays put and holds focus while the slot moves. */
  lifted: boolean;
  slot: Slot | null;
  /** Where the slot is drawn: at a row's edge, or (row null) in an empty list. */
  edge: { list: string; row: string | null; side: 'before' | 'after' } | null;
  /** Row whose handle takes focus once the lists have been drawn again. */
  refocus: string | null;
}

export type BoardStore = StoreApi<BoardState>;

const idle = { dragging: null, lifted: false, slot: null, edge: null } as const;

export const createBoard = (): BoardStore => createStore<BoardState>(() => ({ lists: [], targets: new Map(), refocus: null, ...idle }));

export const BoardContext = createContext<BoardStore | null>(null);

export function useBoard(): BoardStore {
  const board = useContext(BoardContext);
  if (!board) throw new Error('no drag board above');
  return board;
}

export const useBoardState = <T>(select: (state: BoardState) => T): T => useStore(useBoard(), select);

export const rowsWithout = (list: BoardList, id: string | null): readonly BoardRow[] => list.rows.filter((row) => row.id !== id);

/** The slot a row stands in now. */
export function homeOf(lists: readonly BoardList[], id: string): Slot | null {
  for (const list of lists) {
    const index = list.rows.findIndex((row) => row.id === id);
    if (index >= 0) return { list: list.id, index };
  }
  return null;
}

export function labelOf(lists: readonly BoardList[], id: string): string {
  for (const list of lists) for (const row of list.rows) if (row.id === id) return row.label;
  return '';
}

/** The next slot up or down, running on from one list into the next; the ends hold. */
export function stepSlot(lists: readonly BoardList[], id: string, from: Slot, step: 1 | -1): Slot {
  const slots = lists.flatMap((list) =>
    Array.from({ length: rowsWithout(list, id).length + 1 }, (_, index): Slot => ({ list: list.id, index })),
  );
  const at = slots.findIndex((slot) => slot.list === from.list && slot.index === from.index);
  return slots[Math.max(0, Math.min(slots.length - 1, at + step))] ?? from;
}

/** The top of the next or previous list. */
export function stepList(lists: readonly BoardList[], from: Slot, step: 1 | -1): Slot {
  const at = lists.findIndex((list) => list.id === from.list);
  const next = lists[Math.max(0, Math.min(lists.length - 1, at + step))];
  return next ? { list: next.id, index: 0 } : from;
}

function edgeOf({ lists, dragging }: BoardState, slot: Slot): BoardState['edge'] {
  const list = lists.find((candidate) => candidate.id === slot.list);
  const rows = list ? rowsWithout(list, dragging) : [];
  const row = rows[slot.index];
  if (row) return { list: slot.list, row: row.id, side: 'before' };
  return { list: slot.list, row: rows.at(-1)?.id ?? null, side: 'after' };
}

export function showSlot(board: BoardStore, slot: Slot | null): void {
  const state = board.getState();
  const same = slot?.list === state.slot?.list && slot?.index === state.slot?.index;
  if (!same) board.setState({ slot, edge: slot && edgeOf(state, slot) });
}

export const settle = (board: BoardStore): void => board.setState(idle);
