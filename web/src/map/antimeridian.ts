import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';

/**
 * The atlas joins its shapes across the 180th meridian; a flat map draws such a ring as a bar around the world. Here a
 * ring runs on past 180 instead, and one around a pole is closed along it.
 */
export function unwrapped(line: readonly Position[]): Position[] {
  let turn = 0;
  let before: number | null = null;
  return line.map(([lon = 0, lat = 0]) => {
    if (before !== null && lon - before > 180) turn -= 360;
    if (before !== null && lon - before < -180) turn += 360;
    before = lon;
    return [lon + turn, lat];
  });
}

export function unwrappedRing(ring: readonly Position[]): Position[] {
  const line = unwrapped(ring);
  const [first = 0, lat = 0] = line[0] ?? [];
  const [last = 0] = line.at(-1) ?? [];
  if (Math.abs(last - first) < 180) return line;
  const pole = lat < 0 ? -90 : 90;
  return [...line, [last, pole], [first, pole], [first, lat]];
}

const rings = (polygon: Position[][]): Position[][] => polygon.map(unwrappedRing);

function unwrappedShape(shape: Feature): Feature {
  const { geometry } = shape;
  if (geometry.type === 'Polygon') return { ...shape, geometry: { type: 'Polygon', coordinates: rings(geometry.coordinates) } satisfies Polygon };
  if (geometry.type !== 'MultiPolygon') return shape;
  return { ...shape, geometry: { type: 'MultiPolygon', coordinates: geometry.coordinates.map(rings) } satisfies MultiPolygon };
}

export const unwrappedShapes = ({ features }: FeatureCollection): FeatureCollection => ({
  type: 'FeatureCollection',
  features: features.map(unwrappedShape),
});
