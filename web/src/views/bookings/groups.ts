import { type Item, type Itinerary, isTransport } from '../../itinerary/model.ts';

export const GROUPS = ['transport', 'stays', 'other'] as const;
export type Group = (typeof GROUPS)[number];

/** Journeys and stays are things to book; anything else is one once it has a reference or a price. */
export function groupOf({ type, booking_ref, cost }: Pick<Item, 'type' | 'booking_ref' | 'cost'>): Group | null {
  if (isTransport(type)) return 'transport';
  if (type === 'lodging') return 'stays';
  return booking_ref !== '' || cost !== null ? 'other' : null;
}

/** Days in order, within a day by the clock and then as the day has them; ideas last. */
function inTime(a: Item, b: Item): number {
  const key = ({ day, start_local, pos, id }: Item) => [day ?? '~', start_local ?? `${day ?? ''}T~`, pos, id].join(' ');
  const [one, other] = [key(a), key(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

export function bookingsOf(trip: Pick<Itinerary, 'items'>): Record<Group, Item[]> {
  const groups: Record<Group, Item[]> = { transport: [], stays: [], other: [] };
  for (const item of trip.items.toSorted(inTime)) {
    const group = groupOf(item);
    if (group) groups[group].push(item);
  }
  return groups;
}
