import type { Item } from '../itinerary/model.ts';
import { setHovered, usePlanner } from '../planner/context.ts';
import { placeKind } from '../planner/names.ts';
import { Star } from './Star.tsx';
import { wish } from './store.ts';
import type { Wishes } from './wishes.ts';

/** An item that may be planned: in or out, and whether it must be in. */
export function PlaceRow({ item, wishes }: { item: Item; wishes: Wishes }) {
  const { trip } = usePlanner();
  const { id, title, location } = item;
  const isIn = !wishes.without.includes(id);
  const isMust = isIn && wishes.must.includes(id);
  const kind = placeKind(location?.type ?? '');
  const without = wishes.without.filter((known) => known !== id);
  const must = wishes.must.filter((known) => known !== id);
  return (
    <li onPointerEnter={() => setHovered(id)} onPointerLeave={() => setHovered(null)} className="flex items-center gap-1 rounded-m px-2 hover:bg-sunken">
      <label className="flex min-h-9 min-w-0 grow cursor-pointer items-center gap-3 touch:min-h-11">
        <input type="checkbox" checked={isIn} onChange={() => wish(trip, isIn ? { without: [...without, id], must } : { without })} className="size-4.5 shrink-0 accent-(--accent) touch:size-6" />
        <span className={`min-w-0 truncate ${isIn ? '' : 'text-ink-3'}`}>{title}</span>
        {kind && <span className="ms-auto shrink-0 text-s text-ink-3">{kind}</span>}
      </label>
      <Star isOn={isMust} name={title} onToggle={() => wish(trip, { without, must: isMust ? must : [...must, id] })} />
    </li>
  );
}
