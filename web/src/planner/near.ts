import type { Itinerary } from '../itinerary/model.ts';
import type { Near } from '../search/suggest.ts';

/** What "near" means for a trip: its destination, else where its first placed item is. */
export function nearOf(trip: Itinerary): Near | null {
  const place = trip.destination ?? trip.items.find((item) => item.location)?.location;
  return place ? { lat: place.lat, lon: place.lon } : null;
}
