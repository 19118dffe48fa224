import { type Day, type Item, type Itinerary, listOf } from './model.ts';
import { type Placement, rowsOf } from './order.ts';

export type ItemFields = Partial<
  Pick<
    Item,
    | 'type'
    | 'title'
    | 'description'
    | 'location'
    | 'end_location'
    | 'start_local'
    | 'start_zone'
    | 'end_local'
    | 'end_zone'
    | 'duration_min'
    | 'locked'
    | 'cost'
    | 'url'
    | 'media_urls'
    | 'booking_ref'
    | 'done'
  >
>;
export type DayFields = Partial<Pick<Day, 'title' | 'notes'>>;
export type TripFields = Partial<Pick<Itinerary, 'name' | 'description' | 'home_currency' | 'status'>>;

/** One step a person takes. Each can be shown at once, sent, and taken back. */
export type Change =
  | { kind: 'add'; item: Item; after: string | null }
  | { kind: 'edit'; id: string; fields: ItemFields }
  | { kind: 'move'; id: string; to: Placement }
  | { kind: 'remove'; id: string }
  | { kind: 'restore'; item: Item }
  | { kind: 'day'; date: string; fields: DayFields }
  | { kind: 'trip'; fields: TripFields };

export const itemIdOf = (change: Change): string | null => {
  switch (change.kind) {
    case 'add':
    case 'restore':
      return change.item.id;
    case 'edit':
    case 'move':
    case 'remove':
      return change.id;
    case 'day':
    case 'trip':
      return null;
  }
};

const mapItem = (trip: Itinerary, id: string, map: (item: Item) => Item): Itinerary => ({
  ...trip,
  items: trip.items.map((item) => (item.id === id ? map(item) : item)),
});

/** A new clock makes the server's instant stale; readers fall back to the local time until it answers. */
function withFields(item: Item, fields: ItemFields): Item {
  const next = { ...item, ...fields };
  if ('start_local' in fields || 'start_zone' in fields) next.start_time = null;
  if ('end_local' in fields || 'end_zone' in fields) next.end_time = null;
  return next;
}

/** A timed item keeps its clock on the new day, as the server does; an idea has no date to hang a clock on. */
function movedTo(item: Item, to: Placement): Item {
  const placed = { ...item, day: to.day, pos: to.pos };
  if (item.day === to.day || to.day === null || item.day === null) return placed;
  const shift = (local: string | null): string | null => {
    if (local === null) return null;
    const days = Math.round((Date.parse(local.slice(0, 10)) - Date.parse(item.day ?? '')) / 86_400_000);
    const date = new Date(Date.parse(to.day ?? '') + days * 86_400_000);
    return date.toISOString().slice(0, 10) + local.slice(10);
  };
  return {
    ...placed,
    start_local: shift(item.start_local),
    end_local: shift(item.end_local),
    start_time: null,
    end_time: null,
  };
}

export function applyChange(trip: Itinerary, change: Change): Itinerary {
  switch (change.kind) {
    case 'add':
    case 'restore':
      return { ...trip, items: [...trip.items.filter((item) => item.id !== change.item.id), change.item] };
    case 'remove':
      return { ...trip, items: trip.items.filter((item) => item.id !== change.id) };
    case 'edit':
      return mapItem(trip, change.id, (item) => withFields(item, change.fields));
    case 'move':
      return mapItem(trip, change.id, (item) => movedTo(item, change.to));
    case 'day':
      return { ...trip, days: trip.days.map((day) => (day.date === change.date ? { ...day, ...change.fields } : day)) };
    case 'trip':
      return { ...trip, ...change.fields };
  }
}

function pick<T extends object>(from: T, like: Partial<T>): Partial<T> {
  const keys = Object.keys(like) as (keyof T)[];
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Partial<T>;
}

/** The step that takes `change` back, worked out before it is applied; null when there is nothing to take back. */
export function inverseOf(trip: Itinerary, change: Change): Change | null {
  const id = itemIdOf(change);
  const item = trip.items.find((candidate) => candidate.id === id);
  switch (change.kind) {
    case 'add':
    case 'restore':
      return { kind: 'remove', id: change.item.id };
    case 'remove':
      return item ? { kind: 'restore', item } : null;
    case 'edit':
      return item ? { kind: 'edit', id: item.id, fields: pick<ItemFields>(item, change.fields) } : null;
    case 'move': {
      if (!item) return null;
      const rows = rowsOf(trip.items, listOf(item));
      const after = rows[rows.findIndex((row) => row.id === item.id) - 1] ?? null;
      return { kind: 'move', id: item.id, to: { day: item.day, pos: item.pos, after: after?.id ?? null } };
    }
    case 'day': {
      const day = trip.days.find((candidate) => candidate.date === change.date);
      return day ? { kind: 'day', date: day.date, fields: pick<DayFields>(day, change.fields) } : null;
    }
    case 'trip':
      return { kind: 'trip', fields: pick<TripFields>(trip, change.fields) };
  }
}
