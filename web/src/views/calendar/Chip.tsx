import { useFormats } from '../../app/formats.ts';
import { useRow } from '../../dnd/useRow.ts';
import { dragId } from '../timeline/ids.ts';
import { i18n } from '../../i18n.ts';
import { type Item, type ListId, isTransport } from '../../itinerary/model.ts';
import { ItemMenu } from '../../planner/ItemMenu.tsx';
import { openId, useActions } from '../../planner/context.ts';
import { timeText } from '../../planner/facts.ts';
import { useMay } from '../../planner/useMay.ts';
import { daysBetween } from '../../time/dates.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useNear } from './useNear.ts';

const ROW = 'flex h-6 min-w-0 items-center rounded-s text-xs touch:h-11';
const BUTTON = 'flex h-full min-w-0 grow items-center gap-1 rounded-s px-1.5 text-start outline-offset-0 select-none';

/** An item in a day's cell; dragged to another day, or moved there by its menu. */
export function Chip({ item, list, isReachable }: { item: Item; list: ListId; isReachable: boolean }) {
  const { select, moveItem } = useActions();
  const { edit, remark } = useMay();
  const formats = useFormats();
  const isFixed = item.locked || !edit;
  const { ref, pointer, isDragging } = useRow(item.id, list, isFixed, (id, slot) => moveItem(id, slot.list, slot.index));
  const { isNear, near } = useNear(item.id);
  const nights = item.end_local && item.day && isTransport(item.type) ? daysBetween(item.day, item.end_local.slice(0, 10)) : 0;
  return (
    <li
      ref={ref}
      {...pointer}
      {...near}
      id={dragId(item.id)}
      tabIndex={-1}
      data-item={item.id}
      className={`group relative ${ROW} bg-surface shadow-1 touch-manipulation ${isFixed ? '' : 'cursor-grab'} ${isDragging ? 'opacity-40' : ''}`}
    >
      <button type="button" data-open id={openId(item.id)} tabIndex={isReachable ? 0 : -1} title={[timeText(item, formats), item.title].filter(Boolean).join(' ')} onClick={() => select(item.id)} className={`${BUTTON} cursor-[inherit]`}>
        {item.start_local ? <span className="shrink-0 text-ink-2 tabular">{formats.time(item.start_local)}</span> : <Icon name={item.type} size={13} className="text-ink-3" />}
        <span className={`truncate font-medium ${item.done ? 'text-ink-3 line-through' : ''}`}>{item.title}</span>
        {nights !== 0 && <span className="shrink-0 text-2xs text-ink-2">{i18n.t('{days, plural, one {{sign}# day} other {{sign}# days}}', { days: Math.abs(nights), sign: nights > 0 ? '+' : '−' })}</span>}
      </button>
      {remark && isNear && (
        <span className="absolute end-0 rounded-s bg-raised opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 has-aria-expanded:opacity-100 touch:hidden [&>button]:size-6">
          <ItemMenu item={item} list={list} />
        </span>
      )}
    </li>
  );
}

/** The other end of a journey that began on another day. */
export function Arrival({ item, isReachable }: { item: Item; isReachable: boolean }) {
  const { select } = useActions();
  const formats = useFormats();
  const time = item.end_local ? formats.time(item.end_local) : '';
  return (
    <li className={`${ROW} border border-dashed border-line-strong`}>
      <button type="button" tabIndex={isReachable ? 0 : -1} onClick={() => select(item.id)} className={BUTTON}>
        <Icon name={item.type} size={13} className="text-ink-2" />
        <span className="shrink-0 text-ink-2 tabular">{time}</span>
        <span className="truncate">{item.end_location?.name || item.title}</span>
        <span className="sr-only">{i18n.t('arrival of {item}', { item: item.title })}</span>
      </button>
    </li>
  );
}
