import type { KeyboardEvent } from 'react';
import type { Formats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import type { Item } from '../../itinerary/model.ts';
import { localAt } from '../../planner/detail/clock.ts';
import { announce } from '../../ui/toast.ts';
import { type Drag, showDrag, useGrid } from './drag.ts';
import { DAY, STEP, extentOf } from './extent.ts';
import { movedExtent, resizedExtent, within } from './move.ts';
import type { Plan } from './plan.ts';

/** Where something without a time is held first. */
const MORNING = 9 * 60;

export interface KeyWorld {
  plan: Plan;
  formats: Formats;
  itemOf: (id: string) => Item | null;
  drop: (item: Item, drag: Drag) => void;
}

/** "Day 2, 10:15 – 11:45", as it is read aloud. */
export function slotText({ plan, formats }: Pick<KeyWorld, 'plan' | 'formats'>, { from, to }: Pick<Drag, 'from' | 'to'>): string {
  const time = (minutes: number): string => formats.time(localAt(plan.first, minutes));
  const number = Math.floor(from / DAY) + 1;
  if (to <= from) return i18n.t('Day {number}, {start}', { number, start: time(from) });
  return i18n.t('Day {number}, {start} to {end}', { number, start: time(from), end: time(to) });
}

function lift(world: KeyWorld, item: Item): void {
  const day = world.plan.days.find(({ section }) => section.rows.some((row) => row.id === item.id))?.index ?? 0;
  const free = day * DAY + MORNING;
  const { from, to } = extentOf(item, world.plan.first) ?? { from: free, to: free + (item.duration_min ?? 0) };
  const drag: Drag = { id: item.id, mode: 'move', by: 'keys', from, to, tray: null };
  showDrag(drag);
  announce(
    i18n.t('{item} lifted. {slot}. Up and down arrows move it by a quarter of an hour, with Shift by an hour; left and right change the day; with Alt they change its end. Space drops, Escape cancels.', {
      item: item.title,
      slot: slotText(world, drag),
    }),
  );
}

function stepOf(event: KeyboardEvent): number {
  const isRtl = document.documentElement.dir === 'rtl';
  const size = event.shiftKey ? 60 : STEP;
  switch (event.key) {
    case 'ArrowUp':
      return -size;
    case 'ArrowDown':
      return size;
    case 'ArrowLeft':
      return isRtl ? DAY : -DAY;
    case 'ArrowRight':
      return isRtl ? -DAY : DAY;
    default:
      return 0;
  }
}

/** On the quarter hour, whatever minute it began at. */
const onto = (minutes: number, step: number): number => (Math.abs(step) === DAY ? minutes + step : step > 0 ? Math.floor((minutes + step) / STEP) * STEP : Math.ceil((minutes + step) / STEP) * STEP);

function stepped(world: KeyWorld, drag: Drag, event: KeyboardEvent): void {
  const step = stepOf(event);
  const isEnd = event.altKey && Math.abs(step) < DAY;
  const shown = isEnd ? resizedExtent(drag, onto(drag.to, step)) : movedExtent({ ...drag, length: null }, within(onto(drag.from, step), world.plan.days.length));
  // A changed start keeps the length that was chosen on the way.
  const next: Drag = { ...drag, ...shown, mode: isEnd ? 'resize' : drag.mode };
  showDrag(next);
  announce(slotText(world, next));
}

function letGo(item: Item): void {
  showDrag(null);
  announce(i18n.t('Cancelled. {item} stays where it was.', { item: item.title }));
}

/** The keyboard's way to drag: Space, arrows, Space; Escape. True when the key was taken. */
function onKey(world: KeyWorld, item: Item, event: KeyboardEvent): boolean {
  const { drag } = useGrid.getState();
  const held = drag?.by === 'keys' && drag.id === item.id ? drag : null;
  if (event.key === ' ' && !held) {
    lift(world, item);
    return true;
  }
  if (!held) return false;
  if (event.key === ' ' || event.key === 'Enter') {
    showDrag(null);
    useGrid.setState({ refocus: item.id });
    world.drop(item, held);
    return true;
  }
  if (event.key === 'Escape') {
    letGo(item);
    return true;
  }
  if (stepOf(event) === 0) return false;
  stepped(world, held, event);
  return true;
}

/** For the whole grid: what has focus is found by its `data-block`. */
export function gridKey(world: KeyWorld, event: KeyboardEvent): void {
  const target = event.target instanceof HTMLElement && event.target.dataset.open !== undefined ? event.target : null;
  const id = target?.closest<HTMLElement>('[data-block]')?.dataset.block;
  const item = id === undefined ? null : world.itemOf(id);
  if (!item || !onKey(world, item, event)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** A lifted item whose button loses focus is put back. */
export function gridBlur(): void {
  if (useGrid.getState().drag?.by === 'keys') showDrag(null);
}
