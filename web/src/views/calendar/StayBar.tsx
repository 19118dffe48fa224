import { dragId } from '../timeline/ids.ts';
import { ItemMenu } from '../../planner/ItemMenu.tsx';
import { openId, useActions } from '../../planner/context.ts';
import { useMay } from '../../planner/useMay.ts';
import { Icon } from '../../ui/Icon.tsx';
import { BarEnd } from '../bars/BarEnd.tsx';
import { useBar } from '../bars/useBar.ts';
import { BAR } from './cell.ts';
import type { Stretch } from './days.ts';
import { useNear } from './useNear.ts';

/** A stay over the days it lasts, from the middle of the first to the middle of the last. */
export function StayBar({ stretch, isReachable }: { stretch: Stretch; isReachable: boolean }) {
  const { bar, begins, width, lane } = stretch;
  const { item } = bar;
  const { select } = useActions();
  const { edit, remark } = useMay();
  const isFixed = item.locked || !edit;
  const { bar: grip, end: endGrip, isDragged } = useBar(item, isFixed);
  const { isNear, near } = useNear(item.id);
  const isFirst = begins === 0.5;
  const isLast = width % 1 !== (isFirst ? 0.5 : 0);
  return (
    <div
      id={isFirst ? dragId(item.id) : undefined}
      tabIndex={-1}
      data-item={item.id}
      {...near}
      {...grip}
      className={`group absolute flex h-5.5 touch-manipulation items-center bg-day text-white select-none ${isFixed ? '' : 'cursor-grab'} ${isDragged ? 'z-2 cursor-grabbing opacity-75 shadow-2' : 'z-1'} ${isFirst ? 'rounded-s-full' : ''} ${isLast ? 'rounded-e-full' : ''}`}
      // The cell's padding and lines are not part of the days that the bar counts.
      style={{ '--day': stretch.colour, insetInlineStart: `calc(${begins * 100}% - ${isFirst ? 0 : 6}px)`, width: `calc((100% + 13px) * ${width} - ${isLast ? 3 : 0}px)`, top: lane * BAR }}
    >
      <button type="button" data-open id={isFirst ? openId(item.id) : undefined} tabIndex={isReachable ? 0 : -1} title={item.title} onClick={() => select(item.id)} className="flex h-full min-w-0 grow cursor-[inherit] items-center gap-1 rounded-[inherit] px-2 text-start text-xs font-medium outline-offset-1">
        <Icon name={item.type} size={13} />
        <span className="truncate">{item.title}</span>
      </button>
      {remark && isFirst && isNear && (
        <span className={`absolute rounded-full bg-raised text-ink opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 has-aria-expanded:opacity-100 touch:hidden [&>button]:size-5.5 ${isLast ? 'end-2.5' : 'end-0'}`}>
          <ItemMenu item={item} list={item.day ?? ''} />
        </span>
      )}
      {isLast && !bar.goesOn && <BarEnd grip={endGrip} />}
    </div>
  );
}
