import type { Place } from '../itinerary/model.ts';

/** A way between two places, from the server or worked out here. */
export interface Way {
  mode: string;
  minutes: number;
  distance_m: number;
  estimated: boolean;
}

type Point = Pick<Place, 'lat' | 'lon'>;

const EARTH = 6_371_008.8;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle metres. */
export function metresBetween(a: Point, b: Point): number {
  const s = Math.sin(rad(b.lat - a.lat) / 2);
  const t = Math.sin(rad(b.lon - a.lon) / 2);
  const h = s * s + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * t * t;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Without a network there is no answer to ask for: the server's own rule (`internal/geo/travel.go`) says the same. */
export function estimateWay(from: Point, to: Point): Way {
  const straight = metresBetween(from, to);
  const way = (mode: string, along: number, minutes: number): Way => ({ mode, distance_m: along, minutes: Math.max(0, Math.ceil(minutes - 0.5 + 1e-9)), estimated: true });
  if (straight < 30) return way('walk', straight, 0);
  if (straight * 1.25 <= 1600) return way('walk', straight * 1.25, (straight * 1.25) / 80);
  const along = straight * 1.35;
  if (along <= 60_000) return way('transit', along, 8 + along / 350);
  return way('drive', along, 4 + along / (400 + (1100 * along) / (along + 25_000)));
}
