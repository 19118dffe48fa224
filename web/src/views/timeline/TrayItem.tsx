import { i18n } from '../../i18n.ts';
import type { Item, ListId } from '../../itinerary/model.ts';
import { ItemMenu } from '../../planner/ItemMenu.tsx';
import { dragId } from './ids.ts';
import { openId, useActions } from '../../planner/context.ts';
import { useMay } from '../../planner/useMay.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useGrid } from './drag.ts';

/** An item without a time: dragged or lifted into the hours it gets one. */
export function TrayItem({ item, list }: { item: Item; list: ListId }) {
  const { select } = useActions();
  const { edit, remark } = useMay();
  const isMoving = useGrid((state) => state.drag?.id === item.id);
  return (
    <li
      id={dragId(item.id)}
      tabIndex={-1}
      data-item={item.id}
      data-block={item.id}
      className={`group relative flex h-6 shrink-0 items-center rounded-s border border-line bg-paper touch:h-11 ${isMoving ? 'opacity-50' : ''} ${edit && !item.locked ? 'cursor-grab touch-manipulation' : ''}`}
    >
      <button
        type="button"
        data-open
        id={openId(item.id)}
        aria-describedby={edit ? 'timeline-keys' : undefined}
        onClick={() => select(item.id)}
        className={`flex h-full min-w-0 grow cursor-[inherit] items-center gap-1.5 rounded-s px-1.5 text-xs outline-offset-0 select-none ${item.done ? 'text-ink-3 line-through' : ''}`}
      >
        <Icon name={item.type} size={13} className="text-ink-3" />
        <span className="truncate">{item.title}</span>
        {item.locked && <Lock />}
      </button>
      {remark && (
        <span data-still className="absolute end-0 rounded-s bg-raised opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 has-aria-expanded:opacity-100 touch:hidden">
          <ItemMenu item={item} list={list} />
        </span>
      )}
    </li>
  );
}

export function Lock() {
  return (
    <span className="inline-block align-[-1px] text-ink-2">
      <Icon name="lock" size={12} />
      <span className="sr-only">{i18n.t('Locked')}</span>
    </span>
  );
}
