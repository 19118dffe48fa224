import { DndContext, type DragMoveEvent, DragOverlay } from '@dnd-kit/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { i18n } from '../i18n.ts';
import { announce } from '../ui/toast.ts';
import { BoardContext, type BoardList, type BoardStore, type Slot, createBoard, homeOf, labelOf, settle, showSlot } from './board.ts';
import { type DropData, slotFrom, underPointer, usePointerSensors } from './pointer.ts';

interface BoardProps {
  lists: readonly BoardList[];
  onMove: (id: string, slot: Slot) => void;
  /** What follows the pointer. */
  overlay: (id: string) => ReactNode;
  children: ReactNode;
}

const isDrop = (data: unknown): data is DropData => typeof data === 'object' && data !== null && 'side' in data;

/** dnd-kit announces by itself; our own words are said once, when the row has landed. */
const SILENT = {
  announcements: { onDragStart: () => '', onDragOver: () => '', onDragEnd: () => '', onDragCancel: () => '' },
  screenReaderInstructions: { draggable: '' },
};

export function drop(board: BoardStore, onMove: BoardProps['onMove']): void {
  const { dragging, slot, lists } = board.getState();
  settle(board);
  if (dragging === null || slot === null) return;
  const home = homeOf(lists, dragging);
  if (home?.list === slot.list && home.index === slot.index) return;
  onMove(dragging, slot);
  const list = lists.find((candidate) => candidate.id === slot.list);
  announce(i18n.t('{item} moved to {list}.', { item: labelOf(lists, dragging), list: list?.label ?? '' }));
}

/** The one place that knows dnd-kit. Rows and lists use the hooks of useRow.ts. */
export function Board({ lists, onMove, overlay, children }: BoardProps) {
  const [board] = useState(createBoard);
  const sensors = usePointerSensors();
  const dragging = useStore(board, (state) => (state.lifted ? null : state.dragging));

  useEffect(() => {
    board.setState({ lists });
    const { refocus } = board.getState();
    if (refocus === null) return;
    board.setState({ refocus: null });
    document.getElementById(`drag-${refocus}`)?.focus();
  }, [board, lists]);

  const onDragMove = ({ active, collisions }: DragMoveEvent) => {
    const data: unknown = collisions?.[0]?.data;
    const id = String(active.id);
    const list = isDrop(data) ? lists.find((candidate) => candidate.id === data.list) : undefined;
    showSlot(board, isDrop(data) && list ? slotFrom(data, list.rows, id) : null);
  };

  return (
    <BoardContext value={board}>
      <DndContext
        sensors={sensors}
        collisionDetection={underPointer}
        accessibility={SILENT}
        onDragStart={({ active }) => board.setState({ dragging: String(active.id), lifted: false })}
        onDragMove={onDragMove}
        onDragEnd={() => drop(board, onMove)}
        onDragCancel={() => settle(board)}
      >
        {children}
        <DragOverlay dropAnimation={null} zIndex={70}>
          {dragging === null ? null : overlay(dragging)}
        </DragOverlay>
      </DndContext>
    </BoardContext>
  );
}
