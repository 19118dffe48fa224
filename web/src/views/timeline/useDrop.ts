import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { type Formats, useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import type { Item } from '../../itinerary/model.ts';
import { openId } from '../../planner/context.ts';
import { useMay } from '../../planner/useMay.ts';
import { announce } from '../../ui/toast.ts';
import { type Drag, useGrid } from './drag.ts';
import { DAY, extentOf } from './extent.ts';
import { type KeyWorld, slotText } from './keys.ts';
import type { Plan } from './plan.ts';
import { draggable } from './pointer.ts';
import { moveTo, resizeTo, untime } from './reschedule.ts';

function dropped(plan: Plan, formats: Formats, item: Item, drag: Drag): void {
  const before = extentOf(item, plan.first);
  const tray = drag.tray === null ? null : plan.days[drag.tray];
  if (tray) {
    if (untime(item, tray.date)) announce(i18n.t('{item} has no time on {day} now.', { item: item.title, day: tray.section.label }));
    return;
  }
  const isLonger = before !== null && drag.to - drag.from !== before.to - before.from;
  if (before?.from === drag.from && !isLonger) return;
  const zone = item.location?.zone || plan.days[Math.floor(drag.from / DAY)]?.zone || '';
  const done = before?.from === drag.from ? resizeTo(item, plan.first, drag.to) : moveTo(item, { first: plan.first, start: drag.from, end: isLonger ? drag.to : undefined, zone });
  if (done) announce(i18n.t('{item} is now at {slot}.', { item: item.title, slot: slotText({ plan, formats }, drag) }));
}

/** What may be dragged in the grid and where it lands, for pointer and keyboard alike. */
export function useDrop(plan: Plan, hour: number): { world: KeyWorld; ref: (root: HTMLElement | null) => (() => void) | undefined } {
  const formats = useFormats();
  const { edit } = useMay();
  const itemOf = (id: string): Item | null => {
    const item = plan.days.flatMap(({ section }) => section.rows).find((row) => row.id === id);
    return item && edit && !item.locked ? item : null;
  };
  const world = { plan, formats, hour, first: plan.first, days: plan.days.length, itemOf, drop: (item: Item, drag: Drag) => dropped(plan, formats, item, drag) };
  const latest = useRef(world);
  useLayoutEffect(() => {
    latest.current = world;
  });
  useRefocus();
  const ref = useCallback((root: HTMLElement | null) => (root ? draggable(root, () => latest.current) : undefined), []);
  return { world, ref };
}

/** Dropped into another column, a block is another element: focus goes after it. */
function useRefocus(): void {
  const refocus = useGrid((state) => state.refocus);
  useEffect(() => {
    if (refocus === null) return;
    useGrid.setState({ refocus: null });
    document.getElementById(openId(refocus))?.focus();
  }, [refocus]);
  useEffect(() => () => useGrid.setState({ drag: null, composer: null, refocus: null }), []);
}
