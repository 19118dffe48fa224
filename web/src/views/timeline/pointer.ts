import type { Item } from '../../itinerary/model.ts';
import { DAY, type Extent, extentOf } from './extent.ts';
import { type Drag, showDrag, useGrid } from './drag.ts';
import { minutesOf, movedExtent, resizedExtent, snapped, within } from './move.ts';

export interface PointerWorld {
  hour: number;
  first: string;
  days: number;
  /** The item, where it may be dragged. */
  itemOf: (id: string) => Item | null;
  drop: (item: Item, drag: Drag) => void;
}

interface Point {
  x: number;
  y: number;
}

/** A press that moves drags with a mouse; on touch a short hold does, so that the grid still scrolls. */
const SLACK = 6;
const HOLD_MS = 260;
/** So near an edge the grid scrolls along. */
const EDGE = 44;
const SPEED = 9;

interface Box {
  index: number;
  rect: DOMRect;
}

const boxesOf = (root: HTMLElement, name: 'column' | 'tray'): Box[] => [...root.querySelectorAll<HTMLElement>(`[data-${name}]`)].map((element) => ({ index: Number(element.dataset[name]), rect: element.getBoundingClientRect() }));

/** Where days and trays are on the screen, measured anew only when the grid has scrolled: measuring makes the browser lay out. */
class Places {
  private at = '';
  private columns: Box[] = [];
  private trays: Box[] = [];

  constructor(private readonly root: HTMLElement) {}

  private measure(): void {
    const at = `${this.root.scrollLeft} ${this.root.scrollTop}`;
    if (at === this.at) return;
    this.at = at;
    this.columns = boxesOf(this.root, 'column');
    this.trays = boxesOf(this.root, 'tray');
  }

  /** Minutes from the trip's first midnight, under a point; beside the days, of the nearest. */
  minuteAt({ x, y }: Point, hour: number): number {
    this.measure();
    const away = ({ rect }: Box): number => Math.max(rect.left - x, x - rect.right, 0);
    const { index, rect } = this.columns.reduce((best, column) => (away(column) < away(best) ? column : best));
    return index * DAY + Math.max(0, Math.min(DAY, minutesOf(y - rect.top, hour)));
  }

  trayAt({ x, y }: Point): number | null {
    this.measure();
    const tray = this.trays.find(({ rect }) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom);
    return tray?.index ?? null;
  }
}

/** One press, from the finger down to the finger up. */
class Press {
  private at: Point;
  private isDragging = false;
  private readonly grabbed: number;
  private readonly extent: Extent;
  private readonly hold: ReturnType<typeof setTimeout> | null;
  private frame = 0;
  private readonly places: Places;

  constructor(
    private readonly root: HTMLElement,
    private readonly world: PointerWorld,
    private readonly item: Item,
    private readonly mode: Drag['mode'],
    private readonly start: PointerEvent,
    private readonly done: (dragged: boolean) => void,
  ) {
    this.at = { x: start.clientX, y: start.clientY };
    this.places = new Places(root);
    this.grabbed = this.places.minuteAt(this.at, world.hour);
    // Without a time it hangs by its upper edge.
    this.extent = extentOf(item, world.first) ?? { from: this.grabbed, to: this.grabbed + (item.duration_min ?? 0), length: null };
    this.hold = start.pointerType === 'touch' ? setTimeout(() => this.begin(), HOLD_MS) : null;
    document.addEventListener('pointermove', this.move);
    document.addEventListener('pointerup', this.up);
    document.addEventListener('pointercancel', this.cancel);
    document.addEventListener('keydown', this.key, true);
  }

  get dragging(): boolean {
    return this.isDragging;
  }

  private begin(): void {
    this.isDragging = true;
    this.show();
    this.frame = requestAnimationFrame(this.scroll);
  }

  private readonly move = (event: PointerEvent): void => {
    if (event.pointerId !== this.start.pointerId) return;
    this.at = { x: event.clientX, y: event.clientY };
    const isAway = Math.hypot(event.clientX - this.start.clientX, event.clientY - this.start.clientY) > SLACK;
    if (this.isDragging) this.show();
    else if (isAway && this.hold !== null) this.end();
    else if (isAway) this.begin();
  };

  private show(): void {
    const { world, places, item, mode, extent } = this;
    const by = places.minuteAt(this.at, world.hour) - this.grabbed;
    const shown = mode === 'resize' ? resizedExtent(extent, snapped(extent.to + by)) : movedExtent(extent, within(snapped(extent.from + by), world.days));
    showDrag({ id: item.id, mode, by: 'pointer', ...shown, tray: mode === 'move' ? places.trayAt(this.at) : null });
  }

  private readonly scroll = (): void => {
    const rect = this.root.getBoundingClientRect();
    const pull = (at: number, low: number, high: number): number => (at < low + EDGE ? -SPEED : at > high - EDGE ? SPEED : 0);
    const isTray = useGrid.getState().drag?.tray !== null;
    const by = [pull(this.at.x, rect.left, rect.right), isTray ? 0 : pull(this.at.y, rect.top + EDGE, rect.bottom)] as const;
    if (by[0] !== 0 || by[1] !== 0) {
      this.root.scrollBy(...by);
      this.show();
    }
    this.frame = requestAnimationFrame(this.scroll);
  };

  private readonly up = (event: PointerEvent): void => {
    if (event.pointerId !== this.start.pointerId) return;
    const { drag } = useGrid.getState();
    const was = this.isDragging;
    this.end();
    if (was && drag) this.world.drop(this.item, drag);
  };

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.isDragging) return;
    event.stopPropagation();
    event.preventDefault();
    this.end();
  };

  private readonly cancel = (): void => this.end();

  end(): void {
    if (this.hold !== null) clearTimeout(this.hold);
    cancelAnimationFrame(this.frame);
    document.removeEventListener('pointermove', this.move);
    document.removeEventListener('pointerup', this.up);
    document.removeEventListener('pointercancel', this.cancel);
    document.removeEventListener('keydown', this.key, true);
    if (this.isDragging) showDrag(null);
    this.done(this.isDragging);
    this.isDragging = false;
  }
}

/** Makes what has `data-block` in the grid draggable, and its `data-resize` edge. Gives the way to stop it. */
export function draggable(root: HTMLElement, world: () => PointerWorld): () => void {
  let press: Press | null = null;
  let swallow = false;
  const down = (event: PointerEvent): void => {
    swallow = false;
    const target = event.target instanceof Element ? event.target : null;
    const id = target?.closest<HTMLElement>('[data-block]')?.dataset.block;
    if (id === undefined || event.button !== 0 || press || target?.closest('[data-still]')) return;
    const item = world().itemOf(id);
    if (!item) return;
    const mode = target?.closest('[data-resize]') ? 'resize' : 'move';
    press = new Press(root, world(), item, mode, event, (dragged) => {
      press = null;
      swallow = dragged;
    });
  };
  // The click that ends a drag opens nothing.
  const click = (event: MouseEvent): void => {
    if (swallow) event.stopPropagation();
    swallow = false;
  };
  // While a finger carries something the page under it stays where it is, and no menu comes up.
  const hold = (event: Event): void => {
    if (press?.dragging) event.preventDefault();
  };
  root.addEventListener('pointerdown', down);
  root.addEventListener('click', click, true);
  root.addEventListener('touchmove', hold, { passive: false });
  root.addEventListener('contextmenu', hold);
  return () => {
    press?.end();
    root.removeEventListener('pointerdown', down);
    root.removeEventListener('click', click, true);
    root.removeEventListener('touchmove', hold);
    root.removeEventListener('contextmenu', hold);
  };
}
