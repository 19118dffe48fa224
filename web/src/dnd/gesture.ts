import type { Point } from './pointer.ts';

/** A press that moves this far drags; on touch a hold of this long does, so that lists still scroll. */
const SLOP_PX = 6;
const HOLD_MS = 220;
const HOLD_SLOP_PX = 8;

export interface Gesture {
  /** The press has become a drag. */
  begin: (at: Point) => void;
  move: (at: Point) => void;
  /** `isDrop` is false where the drag was called off. */
  end: (isDrop: boolean) => void;
}

const far = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
const pointOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => ({ x: clientX, y: clientY });

/** Listens at the window until the gesture is over, whatever happens to the element that it began on. */
function listen(handlers: Readonly<Record<string, (event: never) => void>>): () => void {
  const stop = new AbortController();
  for (const [name, handler] of Object.entries(handlers)) window.addEventListener(name, handler as (event: Event) => void, { signal: stop.signal, passive: false, capture: true });
  return () => stop.abort();
}

/** The click that a released mouse makes would open what was dragged. */
function swallowClick(): void {
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 50);
}

/** One press from its start to its end; both kinds of pointer share what a drag is. */
function track(start: Point, gesture: Gesture) {
  let isDragging = false;
  let stop = (): void => undefined;
  const over = (isDrop: boolean): void => {
    stop();
    if (isDragging) gesture.end(isDrop);
  };
  return {
    start,
    over,
    isDragging: () => isDragging,
    begin: (): void => {
      isDragging = true;
      gesture.begin(start);
    },
    listen: (handlers: Parameters<typeof listen>[0]): void => {
      const cancel = {
        keydown: (event: KeyboardEvent) => {
          if (event.key !== 'Escape' || !isDragging) return;
          event.preventDefault();
          event.stopPropagation();
          over(false);
        },
        blur: (event: Event) => event.target === window && over(false),
        contextmenu: (event: Event) => isDragging && event.preventDefault(),
      };
      stop = listen({ ...cancel, ...handlers });
    },
  };
}

/** What is needed of a press, whether React tells of it or the element itself. */
type MousePress = Pick<MouseEvent, 'button' | 'ctrlKey' | 'clientX' | 'clientY'>;
type TouchPress = { touches: { length: number; [index: number]: Pick<Touch, 'clientX' | 'clientY'> } };

export function onMouseDown(event: MousePress, gesture: Gesture): void {
  if (event.button !== 0 || event.ctrlKey) return;
  const press = track(pointOf(event), gesture);
  press.listen({
    mousemove: (moved: MouseEvent) => {
      const at = pointOf(moved);
      if (!press.isDragging() && far(at, press.start) < SLOP_PX) return;
      moved.preventDefault();
      if (!press.isDragging()) press.begin();
      gesture.move(at);
    },
    mouseup: () => {
      if (press.isDragging()) swallowClick();
      press.over(true);
    },
  });
}

export function onTouchStart(event: TouchPress, gesture: Gesture): void {
  const finger = event.touches[0];
  if (!finger || event.touches.length > 1) return;
  const press = track(pointOf(finger), gesture);
  const hold = setTimeout(press.begin, HOLD_MS);
  const over = (isDrop: boolean): void => {
    clearTimeout(hold);
    press.over(isDrop);
  };
  press.listen({
    touchmove: (moved: TouchEvent) => {
      const first = moved.touches[0];
      if (!first) return;
      const at = pointOf(first);
      if (press.isDragging()) {
        if (moved.cancelable) moved.preventDefault();
        gesture.move(at);
      } else if (far(at, press.start) > HOLD_SLOP_PX) over(false);
    },
    touchend: (ended: TouchEvent) => {
      if (press.isDragging() && ended.cancelable) ended.preventDefault();
      over(true);
    },
    touchcancel: () => over(false),
  });
}
