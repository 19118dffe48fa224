import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { unwrapped, unwrappedRing, unwrappedShapes } from './antimeridian.ts';

describe('unwrapped', () => {
  it('runs on past 180 in both directions', () => {
    expect(unwrapped([[170, 1], [-170, 1], [175, 1]])).toEqual([[170, 1], [190, 1], [175, 1]]);
    expect(unwrapped([[-170, 1], [170, 1]])).toEqual([[-170, 1], [-190, 1]]);
  });

  it('closes a ring around a pole along it', () => {
    const ring = unwrappedRing([[-120, -70], [0, -70], [120, -70], [-120, -70]]);
    expect(ring.slice(-3)).toEqual([[240, -90], [-120, -90], [-120, -70]]);
  });

  it('never jumps', () => {
    const point = fc.tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -80, max: 80 }));
    fc.assert(
      fc.property(fc.array(point), (line) => {
        const lons = unwrapped(line).map(([lon = 0]) => lon);
        expect(lons.slice(1).every((lon, at) => Math.abs(lon - (lons[at] ?? 0)) <= 180)).toBe(true);
      }),
    );
  });
});

it.each(['countries-110m', 'countries-50m'])('leaves no bar across the world in %s', (name) => {
  const world = JSON.parse(readFileSync(new URL(`../../node_modules/world-atlas/${name}.json`, import.meta.url), 'utf8')) as Topology;
  const { countries } = world.objects;
  if (countries?.type !== 'GeometryCollection') throw new Error('no countries');
  for (const { geometry } of unwrappedShapes(feature(world, countries)).features) {
    const polygons = geometry.type === 'MultiPolygon' ? geometry.coordinates : geometry.type === 'Polygon' ? [geometry.coordinates] : [];
    for (const ring of polygons.flat()) {
      const bars = ring.slice(1).filter(([lon = 0, lat = 0], at) => Math.abs(lon - (ring[at]?.[0] ?? 0)) > 90 && Math.abs(lat) < 89);
      expect(bars).toEqual([]);
    }
  }
});
