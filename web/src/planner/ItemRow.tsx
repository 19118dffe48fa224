import { memo, useEffect, useRef } from 'react';
import { useFormats } from '../app/formats.ts';
import { useRow } from '../dnd/useRow.ts';
import { i18n } from '../i18n.ts';
import type { Item, ListId } from '../itinerary/model.ts';
import { CommentCount } from '../talk/counts.tsx';
import { Votes } from '../talk/Votes.tsx';
import { Visitors } from '../presence/Spot.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ItemMenu } from './ItemMenu.tsx';
import { LegChip } from './LegChip.tsx';
import { Pin } from './Pin.tsx';
import { openId, setHovered, useActions, useView } from './context.ts';
import { factsOf } from './facts.ts';
import type { Leg } from './routes.ts';
import { useMarks } from './marks.ts';
import { useSelection } from './selection.ts';
import { useMay } from './useMay.ts';

/** The number is in sight, so it is in the name too: voice control goes by what it sees. */
function handleLabel(item: Item, number: number | undefined): string {
  if (item.locked) return i18n.t('{item} is locked{number, select, none {} other {, number {number}}}', { item: item.title, number: number ?? 'none' });
  return i18n.t('Move {item}{number, select, none {} other {, number {number}}}', { item: item.title, number: number ?? 'none' });
}

interface ItemRowProps {
  item: Item;
  list: ListId;
  /** Its number among the day's places. */
  number: number | undefined;
  /** The stop that a way leads to from here, and the way. */
  to: Item | null;
  leg: Leg | undefined;
}

/** One item: its pin is the handle, its title opens it, its menu moves it without dragging. Drawn again only when it changes. */
export const ItemRow = memo(function ItemRow({ item, list, number, to, leg }: ItemRowProps) {
  const { select, moveItem, pick } = useActions();
  const formats = useFormats();
  const { edit, remark } = useMay();
  const isHovered = useView((view) => view.hovered === item.id);
  const { ref, pointer, handle, isDragging, isLifted, edge, isFollowed } = useRow(item.id, list, item.locked || !edit, (id, slot) =>
    moveItem(id, slot.list, slot.index),
  );
  const isPicking = useSelection((selection) => edit && selection.ids.size > 0);
  const isPicked = useSelection((selection) => selection.ids.has(item.id));
  const { time, details } = factsOf(item, formats);
  const closed = useMarks((marks) => marks.closed.get(item.id));
  const line = useRef<HTMLLIElement>(null);
  const isAwaited = useView((view) => view.reveal === item.id);
  useEffect(() => {
    if (!isAwaited) return;
    useView.setState({ reveal: null });
    line.current?.scrollIntoView({ block: 'center' });
  }, [isAwaited]);
  return (
    <li ref={line} className="relative">
      {edge && <DropLine side={edge} isFollowed={isFollowed} />}
      {to && (
        <span aria-hidden="true" className="absolute top-10 -bottom-2 start-[13px] border-s-2 border-dotted border-day/50" />
      )}
      <div
        ref={ref}
        {...pointer}
        data-item={item.id}
        onPointerEnter={() => setHovered(item.id)}
        onPointerLeave={() => setHovered(null)}
        className={`group relative -mx-2 flex items-start gap-3 rounded-m px-2 py-2 select-none transition-[background,opacity] ease-calm touch-manipulation
          ${isPicked ? 'bg-accent-soft' : isHovered ? 'bg-sunken' : ''} ${isDragging && !isLifted ? 'opacity-40' : ''} ${isLifted ? 'bg-accent-soft outline-2 outline-accent' : ''}`}
      >
        {edit ? (
          <button
            type="button"
            {...handle}
            aria-label={handleLabel(item, number)}
            aria-roledescription={i18n.t('movable item')}
            className={`relative z-1 grid size-8 shrink-0 place-items-center rounded-full touch:-m-1.5 touch:size-11 ${item.locked ? 'cursor-default' : 'cursor-grab active:cursor-grabbing'}`}
          >
            {isPicked ? <Picked /> : <Pin item={item} number={number} grip={!item.locked} />}
          </button>
        ) : (
          <span aria-hidden="true" className="grid size-8 shrink-0 place-items-center touch:-m-1.5 touch:size-11">
            <Pin item={item} number={number} />
          </span>
        )}
        <div className="min-w-0 grow self-center">
          <button
            type="button"
            data-open
            id={openId(item.id)}
            aria-pressed={isPicking ? isPicked : undefined}
            onClick={(event) => {
              if (!edit || !pick(item.id, event)) select(item.id);
            }}
            className={`block max-w-full rounded-s text-start font-medium outline-none after:absolute after:inset-0 after:rounded-m focus-visible:after:outline-2 focus-visible:after:outline-accent ${item.done ? 'text-ink-3 line-through' : ''}`}
          >
            <span className="line-clamp-2">{item.title}</span>
          </button>
          {(time || details.length > 0) && (
            <p className="mt-0.5 truncate text-s text-ink-3">
              {time && <span className="font-medium text-ink-2 tabular">{time}</span>}
              {time && details.length > 0 && ' · '}
              {details.join(' · ')}
            </p>
          )}
          {closed && <p className="mt-0.5 text-s font-medium text-warn">{closed}</p>}
        </div>
        <CommentCount item={item.id} />
        {item.day === null && (
          <div className="relative z-1 -my-0.5">
            <Votes item={item} />
          </div>
        )}
        {item.locked && <Icon name="lock" size={15} className="mt-2 text-ink-3" />}
        {remark && (
          <div className="relative z-1 -my-0.5 -me-1 opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 has-aria-expanded:opacity-100 touch:opacity-100">
            <ItemMenu item={item} list={list} />
          </div>
        )}
        <Visitors id={item.id} />
      </div>
      {to && <LegChip from={item} to={to} leg={leg} />}
    </li>
  );
});

function Picked() {
  return (
    <span className="grid size-7 place-items-center rounded-full bg-accent text-on-accent">
      <Icon name="check" size={16} />
    </span>
  );
}

function DropLine({ side, isFollowed }: { side: 'before' | 'after'; isFollowed: boolean }) {
  return (
    <span
      aria-hidden="true"
      ref={(line) => {
        if (isFollowed) line?.scrollIntoView({ block: 'nearest' });
      }}
      className={`pointer-events-none absolute inset-x-0 z-10 h-0.5 scroll-my-24 rounded-full bg-accent before:absolute before:-top-[3px] before:-start-1 before:size-2 before:rounded-full before:bg-accent ${side === 'before' ? '-top-px' : '-bottom-px'}`}
    />
  );
}
