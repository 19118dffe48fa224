import { useEffect } from 'react';
import { usePlanner, useView } from '../planner/context.ts';
import type { Doing } from '../sync/peer.ts';
import { tellMine, usePresence } from './store.ts';
import { viewText } from './view.ts';

/** Where a row is, is asked no more often than this: the answer may cost the browser a layout of the page. */
const LOOK_MS = 40;

/** What focus says: the field it is in, else the row, else the item whose details are open. */
function focusOf(target: EventTarget | null, open: string | null): Doing['focus'] {
  const element = target instanceof HTMLElement ? target : null;
  const spot = element?.closest<HTMLElement>('[data-spot]')?.dataset.spot?.split(' ');
  const [id, field] = spot ?? [];
  if (id && field) return { id, field };
  const item = open ?? element?.closest<HTMLElement>('[data-item]')?.dataset.item;
  return item ? { id: item } : undefined;
}

function pointerIn(row: HTMLElement, event: PointerEvent): Doing['cursor'] {
  const { left, top, width, height } = row.getBoundingClientRect();
  const share = (part: number, whole: number): number => Math.round(Math.max(0, Math.min(1, part / Math.max(1, whole))) * 1000) / 1000;
  return row.dataset.item ? { item: row.dataset.item, dx: share(event.clientX - left, width), dy: share(event.clientY - top, height) } : undefined;
}

/** Watches what the reader is at: focus, the pointer over rows (the maps tell of theirs), and where in the planner they are. */
export function useMine(): void {
  const { selected, focus } = usePlanner();
  const at = useView((view) => view.visible);
  const after = usePresence((state) => state.following);
  const item = selected?.id ?? null;

  useEffect(() => tellMine({ view: viewText({ item, day: focus, at, after }) }), [item, focus, at, after]);

  useEffect(() => {
    const look = (): void => tellMine({ focus: focusOf(document.activeElement, item) });
    // Between two elements nothing has focus for a moment.
    let later: ReturnType<typeof setTimeout> | undefined;
    const leave = (): void => {
      later = setTimeout(look);
    };
    look();
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', leave);
    return () => {
      clearTimeout(later); // it would tell of the item that was open before
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', leave);
    };
  }, [item]);

  useEffect(() => {
    let isInRow = false;
    let last: PointerEvent | null = null;
    let later: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      later = undefined;
      const row = last?.target instanceof Element ? last.target.closest<HTMLElement>('[data-item]') : null;
      if (row && last) tellMine({ cursor: pointerIn(row, last) });
      else if (isInRow) tellMine({ cursor: undefined });
      isInRow = row !== null;
    };
    const move = (event: PointerEvent): void => {
      if (event.pointerType === 'touch') return;
      last = event;
      later ??= setTimeout(tell, LOOK_MS);
    };
    document.addEventListener('pointermove', move, { passive: true });
    return () => {
      clearTimeout(later);
      document.removeEventListener('pointermove', move);
    };
  }, []);
}
