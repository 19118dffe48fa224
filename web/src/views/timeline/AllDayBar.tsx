import { useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import { ItemMenu } from '../../planner/ItemMenu.tsx';
import { BarEnd } from '../bars/BarEnd.tsx';
import { useBar } from '../bars/useBar.ts';
import { dragId } from './ids.ts';
import { openId, useActions } from '../../planner/context.ts';
import { useMay } from '../../planner/useMay.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Bar } from './extent.ts';
import type { DayPlan } from './plan.ts';

interface AllDayBarProps {
  bar: Bar;
  /** The column it is drawn from. */
  from: number;
  height: number;
  days: readonly DayPlan[];
}

/** A stay: from the middle of the day one arrives to the middle of the day one leaves. */
export function AllDayBar({ bar, from, height, days }: AllDayBarProps) {
  const { item, start, end, lane, goesOn } = bar;
  const { select } = useActions();
  const { edit, remark } = useMay();
  const isFixed = item.locked || !edit;
  const { bar: grip, end: endGrip, isDragged } = useBar(item, isFixed);
  const formats = useFormats();
  const begins = start >= from ? 0.5 : 0;
  const ends = goesOn ? 1 : 0.5;
  const section = days[Math.max(start, 0)]?.section;
  const times = item.start_local ? (item.end_local ? i18n.t('from {start}, until {end}', { start: formats.time(item.start_local), end: formats.time(item.end_local) }) : i18n.t('from {start}', { start: formats.time(item.start_local) })) : '';
  return (
    <div
      id={dragId(item.id)}
      tabIndex={-1}
      data-item={item.id}
      {...grip}
      className={`group absolute flex touch-manipulation items-stretch select-none ${isFixed ? '' : 'cursor-grab'} ${isDragged ? 'z-2 cursor-grabbing opacity-75 shadow-2' : ''} ${begins ? 'rounded-s-full' : ''} ${goesOn ? '' : 'rounded-e-full'} bg-day text-white`}
      style={{ insetInlineStart: `${begins * 100}%`, width: `calc(${(end - from + ends - begins) * 100}% - 2px)`, top: lane * height, height: height - 4, '--day': section?.style.solid ?? '' }}
    >
      <button
        type="button"
        data-open
        id={openId(item.id)}
        onClick={() => select(item.id)}
        className="relative flex min-w-0 grow cursor-[inherit] items-center gap-1.5 rounded-[inherit] px-2.5 text-xs font-medium outline-offset-1 touch:after:absolute touch:after:-inset-y-2.5 touch:after:inset-x-0"
      >
        <span className="sticky start-16 flex min-w-0 items-center gap-1.5">
          <Icon name={item.type} size={14} />
          <span className="truncate">{item.title}</span>
          {times && <span className="shrink-[999] truncate font-normal">{times}</span>}
        </span>
      </button>
      {remark && (
        <span className="absolute end-2.5 top-0 flex h-full items-center rounded-full bg-raised text-ink opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 has-aria-expanded:opacity-100 touch:hidden [&>button]:size-6">
          <ItemMenu item={item} list={section?.list ?? ''} />
        </span>
      )}
      {!goesOn && <BarEnd grip={endGrip} />}
    </div>
  );
}
