import type { Point } from './pointer.ts';

/** How near its edge a list scrolls while something is dragged, and how fast at most. */
const EDGE_PX = 56;
const SPEED_PX = 14;

/** What scrolls around an element. */
export function scrollerOf(from: Element | null): HTMLElement | null {
  for (let element = from?.parentElement ?? null; element; element = element.parentElement) {
    const { overflowY } = getComputedStyle(element);
    if (overflowY === 'auto' || overflowY === 'scroll') return element;
  }
  return null;
}

/** Pixels to scroll in a frame: none in the middle, more the nearer the edge is. */
export function scrollStep(y: number, top: number, bottom: number): number {
  const edge = Math.min(EDGE_PX, (bottom - top) / 3);
  if (y < top + edge) return -Math.ceil((SPEED_PX * Math.min(edge, top + edge - y)) / edge);
  if (y > bottom - edge) return Math.ceil((SPEED_PX * Math.min(edge, y - bottom + edge)) / edge);
  return 0;
}

/** Scrolls a list while the pointer is near one of its edges; a grid also sideways. */
export function scrollNear(scroller: HTMLElement | null, { x, y }: Point): void {
  const box = scroller?.getBoundingClientRect();
  if (!scroller || !box || x < box.left || x > box.right) return;
  const down = scrollStep(y, box.top, box.bottom);
  const across = scroller.scrollWidth > scroller.clientWidth ? scrollStep(x, box.left, box.right) : 0;
  if (down !== 0 || across !== 0) scroller.scrollBy(across, down);
}
