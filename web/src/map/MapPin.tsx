import { i18n } from '../i18n.ts';
import { setHovered, useView } from '../planner/context.ts';
import { Icon } from '../ui/Icon.tsx';
import type { MapStop } from './model.ts';

/** A stop on the map: a button, so that the keyboard reaches it too. */
export function MapPin({ stop, selected, onPick }: { stop: MapStop; selected: boolean; onPick: () => void }) {
  const isHovered = useView((view) => view.hovered === stop.id);
  const isUp = selected || isHovered;
  const { title } = stop.item;
  const label =
    stop.dayNumber === 0
      ? i18n.t('{title}, {day}', { title, day: stop.dayLabel })
      : i18n.t('{title}, stop {number}, {day}', { title, number: stop.stopNumber, day: stop.dayLabel });
  const size = stop.faded && !isUp ? 'size-4.5 text-[0px] opacity-60' : isUp ? 'size-9 text-m' : 'size-7 text-xs';
  return (
    <button
      type="button"
      aria-label={label}
      aria-expanded={selected}
      data-pin={stop.id}
      onClick={(event) => {
        event.stopPropagation();
        onPick();
      }}
      onPointerEnter={() => setHovered(stop.id)}
      onPointerLeave={() => setHovered(null)}
      style={{ '--day': stop.style.solid }}
      className={`grid cursor-pointer place-items-center rounded-full border-2 border-white bg-day font-semibold text-white shadow-2 transition-[width,height,opacity] ease-calm tabular after:absolute after:size-8 after:rounded-full touch:after:size-11 ${size}`}
    >
      {stop.dayNumber === 0 ? <Icon name="idea" size={isUp ? 18 : 14} className={stop.faded && !isUp ? 'hidden' : ''} /> : stop.stopNumber}
    </button>
  );
}
