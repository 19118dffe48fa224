import { useEffect, useRef } from 'react';
import { useFormats } from '../../app/formats.ts';
import { localAt } from '../../planner/detail/clock.ts';
import { type Drag, useGrid } from './drag.ts';
import { DAY } from './extent.ts';
import { pixelsOf } from './move.ts';

/** A quarter of an hour is too little to read a time in. */
const LEAST = 22;

const touches = (drag: Drag, index: number): boolean => drag.tray === null && drag.from < (index + 1) * DAY && Math.max(drag.to, drag.from + 1) > index * DAY;

/** Where what is dragged would land, on this day. */
export function Ghost({ index, first, hour }: { index: number; first: string; hour: number }) {
  const drag = useGrid((state) => (state.drag && touches(state.drag, index) ? state.drag : null));
  const formats = useFormats();
  const box = useRef<HTMLDivElement>(null);
  const isByKeys = drag?.by === 'keys' && drag.from >= index * DAY;
  useEffect(() => {
    if (isByKeys) box.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  if (!drag) return null;
  const from = Math.max(0, drag.from - index * DAY);
  const to = Math.min(DAY, drag.to - index * DAY);
  const time = (minutes: number): string => formats.time(localAt(first, minutes));
  return (
    <div
      ref={box}
      data-ghost={drag.id}
      className="pointer-events-none absolute inset-x-0.5 z-3 scroll-my-2 overflow-hidden rounded-s border-2 border-accent bg-accent-soft/85 px-1.5 text-xs font-medium text-ink shadow-2"
      style={{ top: pixelsOf(from, hour), height: Math.max(LEAST, pixelsOf(to - from, hour)) }}
    >
      <span className="tabular">{drag.to > drag.from ? `${time(drag.from)} – ${time(drag.to)}` : time(drag.from)}</span>
    </div>
  );
}
