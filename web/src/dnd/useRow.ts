import { type KeyboardEvent, type MouseEvent, type TouchEvent, useCallback, useEffect, useRef } from 'react';
import { i18n } from '../i18n.ts';
import { announce } from '../ui/toast.ts';
import { drop } from './Board.tsx';
import { type BoardStore, type Slot, homeOf, labelOf, rowsWithout, settle, showSlot, stepList, stepSlot, useBoard, useBoardState } from './board.ts';
import { dragOf } from './drag.ts';
import { onMouseDown, onTouchStart } from './gesture.ts';

/** Makes an element something that rows can be dropped on. */
function useTarget(name: string, list: string, row: string | null, append: boolean) {
  const { targets } = useBoard().getState();
  return useCallback(
    (element: HTMLElement | null) => {
      if (element) targets.set(name, { list, row, append, box: () => element.getBoundingClientRect() });
      else targets.delete(name);
    },
    [targets, name, list, row, append],
  );
}

/** A row that can be dragged and dropped beside. Spread `pointer` on the row, `handle` on its handle button. */
export function useRow(id: string, list: string, fixed: boolean, onMove: (id: string, slot: Slot) => void) {
  const board = useBoard();
  const element = useRef<HTMLElement>(null);
  const setTarget = useTarget(`row:${id}`, list, id, false);
  const isDragging = useBoardState((state) => state.dragging === id);
  const isLifted = useBoardState((state) => state.dragging === id && state.lifted);
  const edge = useBoardState((state) => (state.edge?.row === id ? state.edge.side : null));
  const isFollowed = useBoardState((state) => state.lifted && state.edge?.row === id);
  const latest = useRef(onMove);
  useEffect(() => {
    latest.current = onMove;
  }, [onMove]);

  const ref = useCallback(
    (row: HTMLElement | null) => {
      element.current = row;
      setTarget(row);
    },
    [setTarget],
  );
  const gesture = () => dragOf(board, id, () => element.current, (on) => drop(on, latest.current));
  return {
    ref,
    pointer: fixed
      ? undefined
      : {
          onMouseDown: (event: MouseEvent) => onMouseDown(event, gesture()),
          onTouchStart: (event: TouchEvent) => onTouchStart(event, gesture()),
        },
    isDragging,
    isLifted,
    edge,
    /** The line at the edge is to be brought into sight: the keyboard moves it out of sight, the pointer cannot. */
    isFollowed,
    handle: {
      id: `drag-${id}`,
      'aria-disabled': fixed,
      onKeyDown: (event: KeyboardEvent) => {
        if (!fixed) onHandleKey(board, id, event, onMove);
      },
      onBlur: () => {
        if (board.getState().lifted && board.getState().dragging === id) settle(board);
      },
    },
  };
}

/**
 * Something else that stands for a row and can be dragged onto a list: its pin on the map. Listens at the element itself, because
 * what lies below (a map that pans) must not take the press for its own.
 */
export function useCarry(id: string, fixed: boolean, onMove: (id: string, slot: Slot) => void) {
  const board = useBoard();
  const latest = useRef(onMove);
  useEffect(() => {
    latest.current = onMove;
  }, [onMove]);
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element || fixed) return;
      const gesture = () => dragOf(board, id, () => element, (on) => drop(on, latest.current));
      const stop = new AbortController();
      const options = { signal: stop.signal, passive: true };
      const take = <E extends Event>(begin: (event: E) => void) => (event: E) => {
        event.stopPropagation();
        begin(event);
      };
      element.addEventListener('mousedown', take((event) => onMouseDown(event, gesture())), options);
      element.addEventListener('touchstart', take((event) => onTouchStart(event, gesture())), options);
      return () => stop.abort();
    },
    [board, id, fixed],
  );
}

/** A list that takes rows; `append` for a shortcut to it elsewhere on the page. */
export function useDropList(list: string, append = false) {
  const ref = useTarget(append ? `rail:${list}` : `list:${list}`, list, null, append);
  const isEmptyTarget = useBoardState((state) => state.edge?.list === list && state.edge.row === null);
  const isTarget = useBoardState((state) => state.dragging !== null && state.slot?.list === list);
  return { ref, isOver: isTarget && append, isEmptyTarget, isTarget };
}

/** After a move by other means than dragging: focus follows the row to its new place. */
export function useRefocus(): (id: string) => void {
  const board = useBoard();
  return useCallback((id) => board.setState({ refocus: id }), [board]);
}

function where(board: BoardStore, slot: Slot): string {
  const { lists, dragging } = board.getState();
  const list = lists.find((candidate) => candidate.id === slot.list);
  const total = list ? rowsWithout(list, dragging).length + 1 : 1;
  return i18n.t('{list}, position {position} of {total}', { list: list?.label ?? '', position: slot.index + 1, total });
}

function onHandleKey(board: BoardStore, id: string, event: KeyboardEvent, onMove: (id: string, slot: Slot) => void): void {
  const { lifted, dragging, slot, lists } = board.getState();
  const isHolding = lifted && dragging === id && slot !== null;
  const take = (): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  const go = (next: Slot): void => {
    take();
    showSlot(board, next);
    announce(where(board, next));
  };
  switch (event.key) {
    case ' ':
    case 'Enter':
      take();
      if (isHolding) {
        board.setState({ refocus: id });
        drop(board, onMove);
      } else {
        lift(board, id);
      }
      return;
    case 'Escape':
      if (!isHolding) return;
      take();
      settle(board);
      announce(i18n.t('Cancelled. {item} stays where it was.', { item: labelOf(lists, id) }));
      return;
    case 'ArrowDown':
    case 'ArrowUp':
      if (isHolding) go(stepSlot(lists, id, slot, event.key === 'ArrowDown' ? 1 : -1));
      return;
    case 'ArrowRight':
    case 'ArrowLeft':
      if (isHolding) go(stepList(lists, slot, event.key === 'ArrowRight' ? 1 : -1));
      return;
  }
}

function lift(board: BoardStore, id: string): void {
  const { lists } = board.getState();
  const home = homeOf(lists, id);
  if (!home) return;
  board.setState({ dragging: id, lifted: true });
  showSlot(board, home);
  announce(
    i18n.t('{item} lifted. {place}. Up and down arrows move it, left and right change the day, Space drops, Escape cancels.', {
      item: labelOf(lists, id),
      place: where(board, home),
    }),
  );
}
