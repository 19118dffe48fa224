import { roleIn } from '../itinerary/may.ts';
import type { Day, Item, Itinerary, ItinerarySummary, Money, Place } from '../itinerary/model.ts';
import { eachDay } from '../time/dates.ts';
import type { Moment } from '../time/zone.ts';
import { type Entity, keyOf } from './op.ts';
import type { Person } from './store.ts';

/** An item's time register. */
export interface TimeRegister {
  start?: Moment;
  end?: Moment;
}

/** What the fields of an item hold; the server lets nothing else in. */
interface ItemRegisters {
  type?: Item['type'];
  title?: string;
  description?: string;
  location?: Place;
  end_location?: Place;
  time?: TimeRegister;
  duration_min?: number;
  locked?: boolean;
  arrive_by?: Item['arrive_by'];
  booking_ref?: string;
  cost?: Money;
  url?: string;
  media_urls?: string[];
  done?: boolean;
}

interface ItineraryRegisters {
  name?: string;
  description?: string;
  dates?: { start?: string; end?: string };
  status?: Itinerary['status'];
  visibility?: Itinerary['visibility'];
  home_currency?: string;
  cover?: string;
  destination?: Place;
  template?: boolean;
  budget?: Money;
}

const registers = <T>({ fields }: Entity): T => fields as T;

export const timeOf = (entity: Entity | undefined): TimeRegister => (entity ? (registers<ItemRegisters>(entity).time ?? {}) : {});

function toItem(entity: Entity, tripId: string, day: string | null): Item {
  const { type, title, description, location, end_location, time, duration_min, locked, arrive_by, booking_ref, cost, url, media_urls, done } = registers<ItemRegisters>(entity);
  const { start, end } = time ?? {};
  return {
    id: entity.id,
    itinerary_id: tripId,
    type: type ?? 'place',
    title: title ?? '',
    description: description ?? '',
    location: location ?? null,
    location_id: location?.id ?? null,
    end_location: end_location ?? null,
    end_location_id: end_location?.id ?? null,
    day,
    pos: entity.place.pos,
    start_time: start?.at ?? null,
    start_local: start?.local ?? null,
    start_zone: start?.zone ?? null,
    end_time: end?.at ?? null,
    end_local: end?.local ?? null,
    end_zone: end?.zone ?? null,
    duration_min: duration_min ?? null,
    locked: locked ?? false,
    arrive_by: arrive_by ?? '',
    booking_ref: booking_ref ?? '',
    cost: cost ?? null,
    url: url ?? '',
    media_urls: media_urls ?? [],
    done: done ?? false,
    created_by: entity.created_by,
    updated_by: entity.updated_by,
    created_at: entity.created_at,
    updated_at: entity.updated_at,
    seq: entity.seq,
  };
}

/** Entities never change in place, so an item is made once for each; only a change of the trip's days makes it anew. */
const made = new WeakMap<Entity, Item>();

function itemOf(entity: Entity, tripId: string, days: ReadonlySet<string>): Item {
  const day = days.has(entity.place.parent) ? entity.place.parent : null;
  const known = made.get(entity);
  if (known?.day === day) return known;
  const item = toItem(entity, tripId, day);
  made.set(entity, item);
  return item;
}

const memberOf = ({ id, fields }: Entity, people: readonly Person[]): Itinerary['members'][number] => ({
  user_id: id,
  name: people.find((person) => person.user_id === id)?.name ?? '',
  role: roleIn(fields.role) ?? 'viewer',
});

/** The trip as screens know it: an item whose date is no day of the trip shows among the ideas. Null before there is one. */
export function viewOf(id: string, get: (key: string) => Entity | undefined, entities: Iterable<Entity>, seq: number, people: readonly Person[]): Itinerary | null {
  const self = get(keyOf('itinerary', id));
  if (!self) return null;
  const { name, description, dates, status, visibility, home_currency, cover, destination, template, budget } = registers<ItineraryRegisters>(self);
  const dateList = dates?.start && dates.end ? eachDay(dates.start, dates.end) : [];
  const days = new Set(dateList);
  const items: Item[] = [];
  const members: Itinerary['members'] = [];
  let updated = self.updated_at;
  for (const entity of entities) {
    if (entity.updated_at > updated) updated = entity.updated_at;
    if (entity.deleted) continue;
    if (entity.type === 'item') items.push(itemOf(entity, id, days));
    if (entity.type === 'member') members.push(memberOf(entity, people));
  }
  return {
    id,
    user_id: members.find((member) => member.role === 'owner')?.user_id ?? self.created_by,
    name: name ?? '',
    description: description ?? '',
    start_date: dates?.start ?? null,
    end_date: dates?.end ?? null,
    status: status ?? 'draft',
    visibility: visibility ?? 'private',
    home_currency: home_currency ?? '',
    cover: cover ?? '',
    destination: destination ?? null,
    template: template ?? false,
    budget: budget ?? null,
    share_url: null,
    seq,
    created_at: self.created_at,
    updated_at: updated,
    deleted_at: self.deleted ? self.updated_at : null,
    days: dateList.map((date): Day => dayOf(date, get(keyOf('day', date)))),
    members,
    items,
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const dayOf = (date: string, entity: Entity | undefined): Day => ({ date, title: text(entity?.fields.title), notes: text(entity?.fields.notes) });

/** The trip's card in the list. */
export function summaryOf({ items, days, members: _members, ...trip }: Itinerary): ItinerarySummary {
  return { ...trip, item_count: items.length, day_count: days.length };
}
