import type { Point } from './pointer.ts';

/** How near its edge a list scrolls while something is dragged, and how fast at most. */
const EDGE_PX = 56;
const SPEED_PX = 14;

function scrollerAt({ x, y }: Point): HTMLElement | null {
  for (let element = document.elementFromPoint(x, y); element; element = element.parentElement) {
    if (!(element instanceof HTMLElement) || element.scrollHeight <= element.clientHeight + 1) continue;
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

/** Scrolls the list under the pointer near its edges. True when it moved. */
export function scrollUnder(at: Point): boolean {
  const scroller = scrollerAt(at);
  if (!scroller) return false;
  const { top, bottom } = scroller.getBoundingClientRect();
  const before = scroller.scrollTop;
  scroller.scrollTop += scrollStep(at.y, top, bottom);
  return scroller.scrollTop !== before;
}
