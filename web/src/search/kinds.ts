import type { ItemType } from '../itinerary/model.ts';
import type { IconName } from '../ui/Icon.tsx';

const ICONS: Readonly<Record<string, IconName>> = {
  airport: 'flight',
  city: 'map',
  country: 'map',
  hotel: 'lodging',
  lodging: 'lodging',
  restaurant: 'restaurant',
  cafe: 'restaurant',
  station: 'train',
};

/** Icon of a place's kind; sights of every sort share the pin. */
export const placeIcon = (type: string): IconName => ICONS[type] ?? 'place';

/** What kind of item a place becomes when it is added. */
export function itemTypeFor(placeType: string): ItemType {
  if (placeType === 'restaurant' || placeType === 'cafe') return 'restaurant';
  return placeType === 'hotel' || placeType === 'lodging' ? 'lodging' : 'place';
}

/** The part of a suggestion's label that its name does not already say. */
export function detailOf(name: string, label: string): string {
  return label.startsWith(name) ? label.slice(name.length).replace(/^[\s,–—·-]+/, '') : label;
}
