import { usePlanner } from './context.ts';
import { Pin } from './Pin.tsx';
import { sectionOf } from './usePlannerValue.ts';

/** What follows the pointer while an item is dragged. */
export function DragCard({ id }: { id: string }) {
  const planner = usePlanner();
  const item = planner.trip.items.find((candidate) => candidate.id === id);
  const section = item && sectionOf(planner, item);
  if (!item || !section) return null;
  return (
    <div
      data-drag-card
      style={{ '--day': section.style.solid }}
      className="flex max-w-xs rotate-1 cursor-grabbing items-center gap-3 rounded-l border border-line bg-surface py-2 pe-4 ps-2.5 font-medium shadow-3"
    >
      <Pin item={item} number={section.stops.get(item.id)} />
      <span className="truncate">{item.title}</span>
    </div>
  );
}
