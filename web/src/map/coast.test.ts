import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coastPath, coastShape, windowAround } from './coast.ts';
import { decodeRings } from './rings.ts';
import { type LonLat, toUnit, worldSize } from './view.ts';

const rings = decodeRings(gunzipSync(readFileSync(new URL('land.bin', import.meta.url))));
const ZOOM = 11;
const SIZE = { width: 800, height: 600 };

/** Even-odd, on the path as it is drawn. */
function isLand([lon, lat]: LonLat, center: LonLat = [lon, lat]): boolean {
  const part = windowAround(toUnit(center), ZOOM, SIZE);
  const [ux, uy] = toUnit([lon, lat]);
  const [px, py] = [(ux - part.x) * worldSize(ZOOM), (uy - part.y) * worldSize(ZOOM)];
  let inside = false;
  for (const shape of coastPath(rings, part, ZOOM).split('Z').filter(Boolean)) {
    const points = shape.slice(1).split('L').map((pair) => pair.split(' ').map(Number));
    points.forEach(([x = 0, y = 0], index) => {
      const [bx = 0, by = 0] = points.at(index - 1) ?? [];
      if (y > py !== by > py && px < ((bx - x) * (py - y)) / (by - y) + x) inside = !inside;
    });
  }
  return inside;
}

describe('the coast', () => {
  it.each<[string, LonLat, boolean]>([
    ['Lisbon', [-9.14, 38.73], true],
    ['the mouth of the Tagus', [-9.33, 38.62], false],
    ['the wide Tagus east of Lisbon', [-9.03, 38.74], false],
    ['Almada', [-9.17, 38.65], true],
    ['Tokyo', [139.7, 35.7], true],
    ['the Caspian Sea', [51, 42], false],
    ['Taveuni, at 180 degrees', [-179.97, -16.8], true],
    ['the sea at its latitude', [-30, -16.8], false],
    ['the sea at the latitude of Chukotka', [-5, 68], false],
  ])('%s', (_, at, land) => expect(isLand(at)).toBe(land));

  it('is drawn alike from every window that holds a place', () => {
    fc.assert(
      fc.property(fc.integer({ min: -90, max: 90 }), fc.integer({ min: -60, max: 60 }), (dx, dy) => {
        expect(isLand([-9.14, 38.73], [-9.14 + dx / 1000, 38.73 + dy / 1000])).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('has its lakes in the shores around them', () => {
    const { coordinates } = coastShape(rings).geometry;
    expect(coordinates.flat()).toHaveLength(rings.length);
    expect(coordinates.length).toBeGreaterThan(rings.length * 0.9);
  });
});
