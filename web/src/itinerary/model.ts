import type { components } from '../api/schema.d.ts';

type Schemas = components['schemas'];

export type Place = Schemas['ItineraryLocation'];
export type Money = Schemas['ItineraryMoney'];
export type Day = Schemas['ItineraryDay'];
export type ItineraryPatch = Schemas['ItineraryUpdateInput'];

export type Item = Schemas['ItineraryItem'];
export type ItemType = Item['type'];
export type ItinerarySummary = Schemas['ItinerarySummary'];
/** The counts are for lists; an open itinerary counts its own items, which change under it. */
export type Itinerary = Omit<Schemas['Itinerary'], 'item_count' | 'day_count'>;

/** The list a row stands in: a date, or the ideas. */
export type ListId = string;
export const IDEAS: ListId = 'ideas';

export const listOf = (item: Pick<Item, 'day'>): ListId => item.day ?? IDEAS;
export const dayOf = (list: ListId): string | null => (list === IDEAS ? null : list);

export const ITEM_TYPES = [
  'place',
  'activity',
  'restaurant',
  'lodging',
  'flight',
  'train',
  'bus',
  'ferry',
  'car',
  'transfer',
  'note',
] as const satisfies readonly ItemType[];

const TRANSPORT: ReadonlySet<ItemType> = new Set(['flight', 'train', 'bus', 'ferry', 'car', 'transfer']);

/** Transport starts at one place and ends at another, each with its own zone. */
export const isTransport = (type: ItemType): boolean => TRANSPORT.has(type);
