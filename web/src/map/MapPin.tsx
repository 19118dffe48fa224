import { i18n } from '../i18n.ts';
import { useFormats } from '../app/formats.ts';
import { useCarry } from '../dnd/useRow.ts';
import { setHovered, useActions, useView } from '../planner/context.ts';
import { useMay } from '../planner/useMay.ts';
import { Icon } from '../ui/Icon.tsx';
import { type Cluster, ringOf } from './cluster.ts';
import type { MapStop } from './model.ts';

interface MapPinProps {
  cluster: Cluster;
  selected: boolean;
  onPick: () => void;
  /** It has the keyboard's focus, and should be in sight. */
  onReach: () => void;
}

const BASE =
  'relative grid cursor-pointer place-items-center rounded-full font-semibold shadow-2 transition-[width,height,opacity] ease-calm tabular after:absolute after:size-8 after:rounded-full touch:after:size-11';

function nameOf({ stops }: Cluster, locale: string): string {
  const [first] = stops;
  if (!first) return '';
  if (stops.length > 1) {
    const names = new Intl.ListFormat(locale, { type: 'unit' }).format(stops.map(({ item }) => item.title));
    return i18n.t('{count} stops close together: {names}', { count: stops.length, names });
  }
  const { title } = first.item;
  if (first.dayNumber === 0) return i18n.t('{title}, {day}', { title, day: first.dayLabel });
  return i18n.t('{title}, stop {number}, {day}', { title, number: first.stopNumber, day: first.dayLabel });
}

/** One stop, or several that are one pin from afar: a button, so that the keyboard reaches it too. */
export function MapPin({ cluster, selected, onPick, onReach }: MapPinProps) {
  const { stops, faded } = cluster;
  const [first] = stops;
  const { locale } = useFormats();
  const isHovered = useView(({ hovered }) => hovered !== null && stops.some(({ id }) => id === hovered));
  const carry = useCarried(cluster);
  if (!first) return null;
  const isUp = selected || isHovered;
  const isQuiet = faded && !isUp;
  const look = stops.length > 1 ? manyLook(isUp, isQuiet) : oneLook(isUp, isQuiet);
  return (
    <button
      ref={carry}
      type="button"
      aria-label={nameOf(cluster, locale)}
      aria-expanded={selected}
      data-pin={stops.map(({ id }) => id).join(' ')}
      onClick={(event) => {
        event.stopPropagation();
        onPick();
      }}
      onFocus={(event) => event.target.matches(':focus-visible') && onReach()}
      onPointerEnter={() => stops.length === 1 && setHovered(first.id)}
      onPointerLeave={() => setHovered(null)}
      style={stops.length > 1 ? { backgroundImage: ringOf(cluster) } : { '--day': first.style.solid }}
      className={`${BASE} ${look}`}
    >
      {stops.length > 1 ? <Count count={stops.length} isQuiet={isQuiet} /> : <Mark stop={first} isUp={isUp} isQuiet={isQuiet} />}
    </button>
  );
}

/** The pin of one stop can be dragged onto a day, as its row can; the row's menu does it without dragging. */
function useCarried({ stops }: Cluster) {
  const { moveItem } = useActions();
  const { edit } = useMay();
  const [first] = stops;
  const isFixed = !edit || stops.length !== 1 || first?.item.locked !== false;
  return useCarry(first?.id ?? '', isFixed, (id, slot) => moveItem(id, slot.list, slot.index));
}

const oneLook = (isUp: boolean, isQuiet: boolean): string =>
  `border-2 border-white bg-day text-white ${isQuiet ? 'size-4.5 text-[0px] opacity-60' : isUp ? 'size-9 text-m' : 'size-7 text-xs'}`;

const manyLook = (isUp: boolean, isQuiet: boolean): string =>
  `border-2 border-white forced-color-adjust-none ${isQuiet ? 'size-5 opacity-60' : isUp ? 'size-11 text-m' : 'size-8.5 text-xs'}`;

function Mark({ stop, isUp, isQuiet }: { stop: MapStop; isUp: boolean; isQuiet: boolean }) {
  if (stop.dayNumber > 0) return stop.stopNumber;
  return <Icon name="idea" size={isUp ? 18 : 14} className={isQuiet ? 'hidden' : ''} />;
}

/** The count inside the ring of its days' colours. */
function Count({ count, isQuiet }: { count: number; isQuiet: boolean }) {
  return <span className="absolute inset-1 grid place-items-center rounded-full bg-surface text-ink">{isQuiet ? '' : count}</span>;
}
