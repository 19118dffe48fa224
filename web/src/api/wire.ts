import type { Item, Itinerary, Place } from '../itinerary/model.ts';
import type { components } from './schema.d.ts';

type Wire = components['schemas'];

/** The edge between the wire and the app: what the schema cannot say about an answer is said by these types. */
export const toItem = (wire: Wire['ItineraryItem']): Item => wire;

export const toItinerary = (wire: Wire['Itinerary']): Itinerary => wire;

/** A place as a write takes it. A search hit carries more (its distance, its score), and unknown fields are refused. */
export function placeInput(place: Place): Place {
  const { id, name, local_name, address, lat, lon, type, external_id, zone, country } = place;
  const { opening_hours, popularity, visit_min, price_level, setting, source, attribution } = place;
  const known = { id, local_name, address, type, external_id, zone, country, opening_hours, popularity, visit_min, price_level, setting, source, attribution };
  const given = Object.entries(known).filter(([, value]) => value !== undefined && value !== '');
  return { name, lat, lon, ...Object.fromEntries(given) };
}
