import type { Gesture } from './gesture.ts';
import { type BoardStore, settle, showSlot } from './board.ts';
import { type Point, slotFrom, underPointer } from './pointer.ts';
import { scrollNear, scrollerOf } from './scroll.ts';

/** Where the row is drawn that follows the pointer. Moved without React: only what changes elsewhere is drawn anew. */
export const CARD_ID = 'drag-card';

function follow(by: Point, home: Point): void {
  const card = document.getElementById(CARD_ID);
  if (card) card.style.transform = `translate3d(${home.x + by.x}px, ${home.y + by.y}px, 0)`;
}

/** A drag of one row over a board, once a frame: the card, the lists at their edges, the slot under the pointer. */
export function dragOf(board: BoardStore, id: string, row: () => HTMLElement | null, drop: (board: BoardStore) => void): Gesture {
  let start: Point = { x: 0, y: 0 };
  let home: Point = start;
  let at: Point = start;
  let frame = 0;
  let scroller: HTMLElement | null = null;

  const look = (): void => {
    const { lists, targets } = board.getState();
    const data = underPointer(targets.values(), at);
    const list = data && lists.find((candidate) => candidate.id === data.list);
    showSlot(board, data && list ? slotFrom(data, list.rows, id) : null);
  };
  const tick = (): void => {
    // What is measured comes before what is moved, or the browser lays the page out in between.
    look();
    scrollNear(scroller, at);
    follow({ x: at.x - start.x, y: at.y - start.y }, home);
    frame = requestAnimationFrame(tick);
  };
  return {
    begin: (from) => {
      const box = row()?.getBoundingClientRect();
      start = from;
      scroller = scrollerOf(row());
      at = from;
      home = { x: box?.left ?? from.x, y: box?.top ?? from.y };
      board.setState({ dragging: id, lifted: false });
      frame = requestAnimationFrame(tick);
    },
    move: (to) => {
      at = to;
    },
    end: (isDrop) => {
      cancelAnimationFrame(frame);
      // The last move may not have had its frame.
      if (isDrop) look();
      if (isDrop) drop(board);
      else settle(board);
    },
  };
}
