import { useCallback, useEffect, useRef } from 'react';
import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import { useElementSize } from '../../map/useElementSize.ts';
import { usePlanner } from '../../planner/context.ts';
import { clockOf } from '../../time/parse.ts';
import { useDragged } from '../bars/useBar.ts';
import { DayColumn } from './DayColumn.tsx';
import { DayHead } from './DayHead.tsx';
import { compose, useGrid } from './drag.ts';
import { gridBlur, gridKey } from './keys.ts';
import { pixelsOf } from './move.ts';
import type { Plan } from './plan.ts';
import { useDrop } from './useDrop.ts';

const GUTTER = 56;
const NARROWEST = 160;

/** As many whole days as fit, so that none is cut in half. */
function columnWidth(width: number, days: number): number {
  const room = Math.max(NARROWEST, width - GUTTER);
  const fit = Math.max(1, Math.min(days, Math.floor(room / NARROWEST)));
  return Math.floor(room / fit);
}

export function TimelineGrid({ plan, hour }: { plan: Plan; hour: number }) {
  const scroller = useRef<HTMLDivElement>(null);
  const [sizeRef, size] = useElementSize();
  const [headRef, head] = useElementSize();
  const { world, ref: dragRef } = useDrop(plan, hour);
  const ref = useCallback(
    (root: HTMLDivElement | null) => {
      scroller.current = root;
      const undo = [sizeRef(root), dragRef(root)];
      return () => undo.forEach((stop) => stop?.());
    },
    [sizeRef, dragRef],
  );
  const isCarried = useDragged((state) => state.item !== null);
  const isDragging = useGrid((state) => state.drag?.by === 'pointer') || isCarried;
  const width = columnWidth(size?.width ?? 0, plan.days.length);
  useOpening(scroller, plan, hour, width, size !== null);

  return (
    // Keys come from the blocks inside; one listener serves them all.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={ref}
      role="region"
      aria-label={i18n.t('Timeline')}
      className={`relative min-h-0 grow snap-x snap-proximity scroll-ps-14 overflow-auto overscroll-contain ${isDragging ? 'cursor-grabbing snap-none select-none [&_li]:pointer-events-none' : ''}`}
      style={{ '--head': `${head?.height ?? 0}px`, scrollPaddingTop: head?.height ?? 0 }}
      onKeyDown={(event) => gridKey(world, event)}
      onKeyUp={(event) => {
        // Space lifts; the click it would also make opens nothing.
        if (event.key === ' ' && event.target instanceof HTMLElement && event.target.closest('[data-block]')) event.preventDefault();
      }}
      onBlur={gridBlur}
    >
      <div className="grid w-max" style={{ gridTemplateColumns: `${GUTTER}px repeat(${plan.days.length}, ${width}px)` }}>
        <div ref={headRef} aria-hidden="true" className="sticky start-0 top-0 border-e border-b border-line bg-surface [@media(max-height:480px)]:top-auto" style={{ zIndex: 40 + plan.days.length }} />
        {plan.days.map((day) => (
          <DayHead key={day.date} day={day} plan={plan} hour={hour} />
        ))}
        <Hours hour={hour} />
        {plan.days.map((day) => (
          <DayColumn key={day.date} day={day} first={plan.first} hour={hour} />
        ))}
      </div>
      <p id="timeline-keys" className="sr-only">
        {i18n.t('Enter opens it. Space lifts it, so that the arrows move it.')}
      </p>
    </div>
  );
}

function Hours({ hour }: { hour: number }) {
  const formats = useFormats();
  return (
    <div aria-hidden="true" className="sticky start-0 z-30 border-e border-line bg-surface" style={{ height: 24 * hour }}>
      {Array.from({ length: 23 }, (_, at) => at + 1).map((at) => (
        <span key={at} className="absolute end-2 -translate-y-1/2 text-2xs whitespace-nowrap text-ink-3 tabular" style={{ top: at * hour }}>
          {formats.time(`2000-01-01T${clockOf(at * 60)}`)}
        </span>
      ))}
    </div>
  );
}

/** Opens a little before the first thing of the trip, at the day that the address is about. */
function useOpening(scroller: { current: HTMLDivElement | null }, plan: Plan, hour: number, width: number, isMeasured: boolean): void {
  const { focus } = usePlanner();
  const opened = useRef(false);
  const at = plan.days.findIndex(({ date }) => date === focus);
  useEffect(() => {
    const root = scroller.current;
    if (!root || !isMeasured) return;
    const sign = document.documentElement.dir === 'rtl' ? -1 : 1;
    const left = at < 0 ? (opened.current ? undefined : 0) : sign * at * width;
    const top = opened.current ? undefined : pixelsOf(plan.opensAt, hour);
    const calm = !opened.current || matchMedia('(prefers-reduced-motion: reduce)').matches;
    opened.current = true;
    root.scrollTo({ ...(left === undefined ? {} : { left }), ...(top === undefined ? {} : { top }), behavior: calm ? 'auto' : 'smooth' });
    // Only another day is a reason to scroll; what the plan holds is not.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [at, isMeasured]);
  useEffect(() => compose(null), [at]);
}
