import type { Item } from '../itinerary/model.ts';
import { usePlanner } from './context.ts';

/** The zone of an item's clocks: its own, its place's, the destination's. */
export function useZone(item: Item): string {
  const { trip } = usePlanner();
  return item.start_zone || item.location?.zone || trip.destination?.zone || '';
}
