import { memo } from 'react';
import { type Formats, useFormats } from '../../app/formats.ts';
import { i18n } from '../../i18n.ts';
import { type Item, type ListId, isTransport } from '../../itinerary/model.ts';
import { ItemMenu } from '../../planner/ItemMenu.tsx';
import { dragId } from './ids.ts';
import { openId, useActions } from '../../planner/context.ts';
import { timeText } from '../../planner/facts.ts';
import { useMay } from '../../planner/useMay.ts';
import { zoneAbbreviation } from '../../time/zone.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { Lock } from './TrayItem.tsx';
import { useGrid } from './drag.ts';
import type { Block } from './lanes.ts';
import { pixelsOf } from './move.ts';

/** Both ends of a journey, each by the clock there. */
function ends(item: Item, formats: Formats): string {
  const { location, end_location, start_zone, end_zone, start_local, end_local } = item;
  const clock = (local: string | null, zone: string | null): string => (local && zone && start_zone !== end_zone ? zoneAbbreviation(zone, local, formats.locale) : '');
  const side = (name: string | undefined, local: string | null, zone: string | null): string => [name, clock(local, zone)].filter(Boolean).join(' ');
  if (!location && !end_location) return '';
  return `${side(location?.name, start_local, start_zone)} → ${side(end_location?.name, end_local, end_zone)}`;
}

/** Two lines of small text. */
const ROOMY = 34;

const TINT = 'color-mix(in srgb, var(--day) 13%, var(--surface))';
/** A journey that changes the clocks is shaded as their other changes are. */
const HATCHED = `repeating-linear-gradient(135deg, transparent 0 9px, color-mix(in srgb, var(--day) 14%, transparent) 9px 10px), ${TINT}`;

/** A stretch of a day: an item, from its start, as long as it takes. */
export const BlockBox = memo(function BlockBox({ block, list, hour }: { block: Block; list: ListId; hour: number }) {
  const { item, from, to, lane, lanes, fromBefore, goesOn } = block;
  const { edit, remark } = useMay();
  const isMoving = useGrid((state) => state.drag?.id === item.id);
  const isFixed = item.locked || !edit;
  const height = pixelsOf(to - from, hour) - 2;
  const edge = block.open ? 'rounded-b-none border-b border-b-day [border-bottom-style:dashed]' : '';
  return (
    <li
      id={fromBefore ? undefined : dragId(item.id)}
      tabIndex={-1}
      data-item={fromBefore ? undefined : item.id}
      data-block={item.id}
      data-conflict={block.conflict || undefined}
      className={`group absolute z-1 list-none overflow-clip rounded-s border-s-4 border-day shadow-1 touch-manipulation ${edge}
        ${block.conflict ? 'outline-2 -outline-offset-2 outline-warn' : ''} ${isMoving ? 'opacity-45' : ''} ${isFixed ? '' : 'cursor-grab'} ${fromBefore ? 'rounded-t-none' : ''} ${goesOn ? 'rounded-b-none' : ''}`}
      style={{
        top: pixelsOf(from, hour) + 1,
        height,
        insetInlineStart: `calc(${(lane / lanes) * 100}% + 2px)`,
        width: `calc(${100 / lanes}% - 5px)`,
        '--day': block.colour,
        background: block.shifts ? HATCHED : TINT,
      }}
    >
      <BlockButton block={block} isRoomy={height >= ROOMY} />
      {remark && !fromBefore && (
        <span data-still className="absolute end-0 top-0 rounded-s bg-raised opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 has-aria-expanded:opacity-100 touch:hidden [&>button]:size-6">
          <ItemMenu item={item} list={list} />
        </span>
      )}
      {!isFixed && !goesOn && <span data-resize aria-hidden="true" className="absolute inset-x-0 bottom-0 h-1.5 cursor-ns-resize touch:h-3" />}
    </li>
  );
});

function BlockButton({ block, isRoomy }: { block: Block; isRoomy: boolean }) {
  const { item, fromBefore, goesOn } = block;
  const { select } = useActions();
  const { edit } = useMay();
  const formats = useFormats();
  const time = timeText(item, formats);
  const where = isTransport(item.type) ? ends(item, formats) : '';
  const length = item.duration_min && !item.end_local ? formats.duration(item.duration_min) : '';
  return (
    <button
      type="button"
      data-open
      id={fromBefore ? undefined : openId(item.id)}
      aria-describedby={edit ? 'timeline-keys' : undefined}
      onClick={() => select(item.id)}
      className={`flex size-full cursor-[inherit] flex-col items-stretch justify-start px-1.5 text-start text-xs leading-4 outline-none select-none focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent py-0.5 ${item.done ? 'text-ink-3' : ''}`}
    >
      {/* Of a block that is higher than the screen the words stay in sight. */}
      <span className="sticky top-(--head) block">
        <span className={`font-semibold wrap-anywhere ${isRoomy ? 'line-clamp-2' : 'line-clamp-1'}`}>
          {block.conflict && <Mark name="warning" className="text-warn" />}
          {(isTransport(item.type) || item.type === 'note') && <Mark name={item.type} />}
          <span className={item.done ? 'line-through' : ''}>{item.title}</span> {item.locked && <Lock />}
        </span>
        <span className={isRoomy ? 'line-clamp-2 text-ink-2 tabular' : 'sr-only'}>{[time, length].filter(Boolean).join(' · ')}</span>
        {isRoomy && where && <span className="line-clamp-2 text-ink-2">{where}</span>}
        {fromBefore && <span className="block text-2xs text-ink-2">{i18n.t('began the day before')}</span>}
      </span>
      {goesOn && <span className="mt-auto text-2xs text-ink-2">{i18n.t('goes on the next day')}</span>}
      {block.conflict && <span className="sr-only">{i18n.t('Overlaps another item')}</span>}
    </button>
  );
}

/** In the line of the words, so that they keep its width. */
function Mark({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <span className={`me-1 inline-block align-[-2px] ${className}`}>
      <Icon name={name} size={13} />
    </span>
  );
}
