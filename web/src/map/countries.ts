import type { Feature, FeatureCollection, Position } from 'geojson';
import { type LonLat, fromUnit, toUnit, worldSize } from './view.ts';

/** Zooms between which countries are named. */
export const COUNTRIES_FROM = 1.5;
export const COUNTRIES_TO = 5.5;

export interface Country {
  name: string;
  at: LonLat;
  /** The largest on the map first. */
  rank: number;
  /** The zoom from which there is room for the name. */
  from: number;
}

/** As wide as a name should have it, in pixels. */
const ROOM = 64;

interface Middle {
  x: number;
  y: number;
  area: number;
}

/** The centre of gravity of a ring as it is drawn. */
function middleOf(ring: readonly Position[]): Middle {
  const points = ring.map(([lon = 0, lat = 0]) => toUnit([lon, lat]));
  let [area, x, y] = [0, 0, 0];
  points.forEach(([ax, ay], at) => {
    const [bx, by] = points[(at + 1) % points.length] ?? [ax, ay];
    const cross = ax * by - bx * ay;
    area += cross / 2;
    x += ((ax + bx) * cross) / 6;
    y += ((ay + by) * cross) / 6;
  });
  return area === 0 ? { x: 0, y: 0, area: 0 } : { x: x / area, y: y / area, area: Math.abs(area) };
}

function ringsOf({ geometry }: Feature): Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates.slice(0, 1);
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flatMap((polygon) => polygon.slice(0, 1)) : [];
}

/** The atlas numbers countries (ISO 3166-1); the browser knows what its readers call them. */
function nameOf({ id, properties }: Feature, names: Intl.DisplayNames): string {
  const own = String(properties?.name ?? '');
  try {
    const { region = '' } = new Intl.Locale(`und-${String(id).padStart(3, '0')}`);
    return /^[A-Z]{2}$/.test(region) ? (names.of(region) ?? own) : own;
  } catch {
    return own;
  }
}

/** Each country's name in the middle of its largest part, in the reader's language. */
export function countriesOf({ features }: FeatureCollection, locale: string): Country[] {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const found = features.flatMap((shape) => {
    const [largest] = ringsOf(shape).map(middleOf).toSorted((a, b) => b.area - a.area);
    return largest && largest.area > 0 ? [{ name: nameOf(shape, names), ...largest }] : [];
  });
  return found.toSorted((a, b) => b.area - a.area).map(({ name, x, y, area }, rank) => ({ name, at: fromUnit([x, y]), rank, from: Math.log2(ROOM / (Math.sqrt(area) * worldSize(0))) }));
}
