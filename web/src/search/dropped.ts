import { api, unwrap } from '../api/client.ts';
import type { Place } from '../itinerary/model.ts';
import type { Point } from './paste.ts';

const text = (degrees: number): string => String(Math.round(degrees * 1e5) / 1e5);

/** "38.6916, -9.216" */
export const pointText = ({ lat, lon }: Point): string => `${text(lat)}, ${text(lon)}`;

/** A pin at a point. The zone is the server's word; without a network the trip's own zone has to do. */
export async function placeAtPoint(point: Point, name: string): Promise<Place> {
  const place: Place = { name, lat: point.lat, lon: point.lon };
  try {
    const { zone, country } = await unwrap(api.GET('/api/v1/geo/zone', { params: { query: { lat: point.lat, lon: point.lon } } }));
    return { ...place, ...(zone ? { zone } : {}), ...(country ? { country } : {}) };
  } catch {
    return place;
  }
}
