import { type MouseEvent, type TouchEvent, useCallback, useEffect, useRef } from 'react';
import { create } from 'zustand';
import { useFormats } from '../../app/formats.ts';
import { type Gesture, onMouseDown, onTouchStart } from '../../dnd/gesture.ts';
import type { Point } from '../../dnd/pointer.ts';
import { scrollNear, scrollerOf } from '../../dnd/scroll.ts';
import { i18n } from '../../i18n.ts';
import type { Item } from '../../itinerary/model.ts';
import { change, useTrip } from '../../itinerary/store.ts';
import { useActions } from '../../planner/context.ts';
import { daysBetween } from '../../time/dates.ts';
import { announce } from '../../ui/toast.ts';
import { checkoutOf } from '../timeline/extent.ts';
import { type Span, endFields, movedBy } from './bars.ts';

/** The item whose bar is being dragged, as it would be when let go. */
export const useDragged = create<{ item: Item | null }>(() => ({ item: null }));

/** The day under a point: what stands over the days is looked through. */
function dayAt({ x, y }: Point): string | null {
  const found = document.elementsFromPoint(x, y).find((element) => element instanceof HTMLElement && element.dataset.date !== undefined);
  return found instanceof HTMLElement ? (found.dataset.date ?? null) : null;
}

const zoneOf = (item: Item): string => item.start_zone || item.location?.zone || useTrip.getState().trip?.destination?.zone || '';

function spanOf(): Span | null {
  const { start_date: first, end_date: last } = useTrip.getState().trip ?? {};
  return first && last ? { first, last } : null;
}

interface Drag {
  item: Item;
  grip: 'bar' | 'end';
  element: Element;
  drop: (item: Item, shown: Item) => void;
}

/** Drags a bar by whole days, or its end: what it would be is shown all the while. */
function dragOf({ item, grip, element, drop }: Drag): Gesture {
  const span = spanOf();
  let from: string | null = null;
  let at: Point = { x: 0, y: 0 };
  let frame = 0;
  let scroller: HTMLElement | null = null;
  const look = (): void => {
    const day = dayAt(at);
    if (from === null || day === null || !span) return;
    const by = daysBetween(from, day);
    const shown = grip === 'bar' ? movedBy(item, by, span) : { ...item, ...endFields(item, by, span, zoneOf(item)) };
    const { item: now } = useDragged.getState();
    if (now?.day !== shown.day || now.end_local !== shown.end_local || now.duration_min !== shown.duration_min) useDragged.setState({ item: shown });
  };
  const tick = (): void => {
    look();
    scrollNear(scroller, at);
    frame = requestAnimationFrame(tick);
  };
  return {
    begin: (start) => {
      at = start;
      from = dayAt(start);
      scroller = scrollerOf(element);
      useDragged.setState({ item });
      frame = requestAnimationFrame(tick);
    },
    move: (to) => {
      at = to;
    },
    end: (isDrop) => {
      cancelAnimationFrame(frame);
      if (isDrop) look();
      const { item: shown } = useDragged.getState();
      useDragged.setState({ item: null });
      if (isDrop && shown) drop(item, shown);
    },
  };
}

/** What makes a bar one that can be dragged: `bar` on its element, `end` on its far edge. Its menu does both without dragging. */
export function useBar(item: Item, isFixed: boolean) {
  const formats = useFormats();
  const { moveItem } = useActions();
  const isDragged = useDragged((state) => state.item?.id === item.id);
  const drop = (was: Item, shown: Item): void => {
    if (shown.day !== was.day && shown.day !== null) {
      moveItem(was.id, shown.day, Infinity);
      announce(i18n.t('{item} moved to {list}.', { item: was.title, list: formats.longDay(shown.day) }));
      return;
    }
    const { start_local, end_local, start_zone, end_zone, duration_min } = shown;
    if (end_local === was.end_local && duration_min === was.duration_min) return;
    const fields = end_local === was.end_local ? { duration_min } : { start_local, end_local, start_zone, end_zone };
    if (change({ kind: 'edit', id: was.id, fields })) announce(i18n.t('{item} now lasts until {date}.', { item: was.title, date: formats.longDay(checkoutOf(shown) ?? '') }));
  };
  const latest = useRef(drop);
  useEffect(() => {
    latest.current = drop;
  });
  const grip = useCallback(
    (which: 'bar' | 'end') => {
      const take = <E extends MouseEvent | TouchEvent>(begin: (event: E, of: Gesture) => void) => (event: E) => {
        event.stopPropagation();
        begin(event, dragOf({ item, grip: which, element: event.currentTarget, drop: (was, shown) => latest.current(was, shown) }));
      };
      return { onMouseDown: take<MouseEvent>(onMouseDown), onTouchStart: take<TouchEvent>(onTouchStart) };
    },
    [item],
  );
  return { bar: isFixed ? undefined : grip('bar'), end: isFixed ? undefined : grip('end'), isDragged };
}
