import type { Item } from '../itinerary/model.ts';
import { Icon } from '../ui/Icon.tsx';

/** The numbered disc of a stop, in its day's colour, as on the map; without a place, the kind of item. */
export function Pin({ item, number, grip = false }: { item: Item; number: number | undefined; grip?: boolean }) {
  const isStop = number !== undefined;
  return (
    <span
      className={`relative grid size-7 shrink-0 place-items-center rounded-full text-xs font-semibold tabular ${isStop ? 'bg-day text-white' : 'bg-sunken text-ink-2'}`}
    >
      <span className={grip ? 'grid place-items-center transition-opacity group-hover:opacity-0 touch:opacity-100!' : ''}>
        {isStop && item.type === 'place' ? number : <Icon name={item.type} size={15} />}
      </span>
      {grip && (
        <Icon name="drag" size={15} className="absolute opacity-0 transition-opacity group-hover:opacity-100 touch:opacity-0!" />
      )}
    </span>
  );
}
