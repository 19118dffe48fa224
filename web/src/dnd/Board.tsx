import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { i18n } from '../i18n.ts';
import { announce } from '../ui/toast.ts';
import { BoardContext, type BoardList, type BoardStore, type Slot, createBoard, homeOf, labelOf, settle } from './board.ts';
import { CARD_ID } from './drag.ts';

interface BoardProps {
  lists: readonly BoardList[];
  /** What follows the pointer. */
  overlay: (id: string) => ReactNode;
  children: ReactNode;
}

export function drop(board: BoardStore, onMove: (id: string, slot: Slot) => void): void {
  const { dragging, slot, lists } = board.getState();
  settle(board);
  if (dragging === null || slot === null) return;
  const home = homeOf(lists, dragging);
  if (home?.list === slot.list && home.index === slot.index) return;
  onMove(dragging, slot);
  const list = lists.find((candidate) => candidate.id === slot.list);
  announce(i18n.t('{item} moved to {list}.', { item: labelOf(lists, dragging), list: list?.label ?? '' }));
}

/** Where rows are dragged, by pointer or keyboard. Rows and lists use the hooks of useRow.ts; a drag draws only the rows whose edge it is at. */
export function Board({ lists, overlay, children }: BoardProps) {
  const [board] = useState(createBoard);
  const dragging = useStore(board, (state) => (state.lifted ? null : state.dragging));

  useEffect(() => {
    board.setState({ lists });
    const { refocus } = board.getState();
    if (refocus === null) return;
    board.setState({ refocus: null });
    document.getElementById(`drag-${refocus}`)?.focus();
  }, [board, lists]);

  return (
    <BoardContext value={board}>
      {children}
      {dragging !== null &&
        createPortal(
          <div id={CARD_ID} className="pointer-events-none fixed top-0 left-0 z-70 will-change-transform">
            {overlay(dragging)}
          </div>,
          document.body,
        )}
    </BoardContext>
  );
}
