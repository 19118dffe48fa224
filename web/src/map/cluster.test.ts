import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newItem } from '../itinerary/newItem.ts';
import { MERGE_PX, canSplit, clustersOf, ringOf, sharesOf } from './cluster.ts';
import type { MapStop } from './model.ts';
import { styleOfDay } from './palette.ts';
import { type LonLat, MAX_ZOOM, type MapView, project } from './view.ts';

const stop = (id: string, at: LonLat, dayNumber = 1, faded = false): MapStop => ({
  id,
  item: newItem('trip', { id, title: id }),
  at,
  list: `day ${dayNumber}`,
  dayNumber,
  dayLabel: '',
  stopNumber: 1,
  style: styleOfDay(dayNumber),
  faded,
});

const city = fc.record({ lon: fc.double({ min: -9.3, max: -9, noNaN: true }), lat: fc.double({ min: 38.6, max: 38.8, noNaN: true }), day: fc.integer({ min: 0, max: 9 }), faded: fc.boolean() });
const stops = fc.array(city, { maxLength: 40 }).map((all) => all.map(({ lon, lat, day, faded }, at) => stop(String(at), [lon, lat], day, faded)));
const zooms = fc.double({ min: 0, max: MAX_ZOOM, noNaN: true });
const viewAt = (center: LonLat, zoom: number): MapView => ({ center, zoom, width: 800, height: 600 });

describe('clusters', () => {
  it('hold every stop exactly once, in reading order', () => {
    fc.assert(
      fc.property(stops, zooms, (all, zoom) => {
        const clusters = clustersOf(all, zoom);
        const inside = clusters.flatMap((cluster) => cluster.stops.map(({ id }) => Number(id)));
        expect(inside.toSorted((a, b) => a - b)).toEqual(all.map(({ id }) => Number(id)));
        const firsts = clusters.map(({ id }) => Number(id));
        expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
        for (const cluster of clusters) expect(cluster.stops[0]?.id).toBe(cluster.id);
      }),
    );
  });

  it('are never closer than the limit to another that is equally in focus', () => {
    fc.assert(
      fc.property(stops, zooms, (all, zoom) => {
        const view = viewAt([-9.15, 38.7], zoom);
        const points = clustersOf(all, zoom).map(({ at, faded }) => ({ at: project(view, at), faded }));
        const apart = points.flatMap((a, i) => points.slice(i + 1).flatMap((b) => (a.faded === b.faded ? [Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1])] : [])));
        expect(Math.min(MERGE_PX, ...apart)).toBeGreaterThanOrEqual(MERGE_PX - 1e-6);
      }),
    );
  });

  it('never mix what is in focus with what is not', () => {
    fc.assert(
      fc.property(stops, zooms, (all, zoom) => {
        for (const cluster of clustersOf(all, zoom)) expect(new Set(cluster.stops.map(({ faded }) => faded))).toEqual(new Set([cluster.faded]));
      }),
    );
  });

  it('stand between their stops', () => {
    fc.assert(
      fc.property(stops, zooms, (all, zoom) => {
        for (const { at, stops: inside } of clustersOf(all, zoom)) {
          const lons = inside.map((one) => one.at[0]);
          const lats = inside.map((one) => one.at[1]);
          expect(at[0]).toBeGreaterThanOrEqual(Math.min(...lons) - 1e-9);
          expect(at[0]).toBeLessThanOrEqual(Math.max(...lons) + 1e-9);
          expect(at[1]).toBeGreaterThanOrEqual(Math.min(...lats) - 1e-9);
          expect(at[1]).toBeLessThanOrEqual(Math.max(...lats) + 1e-9);
        }
      }),
    );
  });

  it('leave a stop that stands alone where it is', () => {
    const at: LonLat = [-9.14, 38.71];
    expect(clustersOf([stop('a', at)], 3)[0]?.at).toBe(at);
  });

  it('come apart as one zooms in, unless they stand on one spot', () => {
    const near = [stop('a', [-9.14, 38.71]), stop('b', [-9.139, 38.711], 2)];
    expect(clustersOf(near, 8)).toHaveLength(1);
    expect(clustersOf(near, MAX_ZOOM)).toHaveLength(2);
    expect(clustersOf(near, 8).map(canSplit)).toEqual([true]);
    const same = [stop('a', [-9.14, 38.71]), stop('b', [-9.14, 38.71], 2)];
    expect(clustersOf(same, MAX_ZOOM).map(canSplit)).toEqual([false]);
  });

  it('show each day’s colour by its share', () => {
    const [cluster] = clustersOf([stop('a', [0, 0], 2), stop('b', [0, 0], 1), stop('c', [0, 0], 2), stop('d', [0, 0], 2)], 10);
    if (!cluster) throw new Error('they are one');
    expect(sharesOf(cluster)).toEqual([
      { colour: styleOfDay(1).solid, share: 0.25 },
      { colour: styleOfDay(2).solid, share: 0.75 },
    ]);
    expect(ringOf(cluster)).toContain(`${styleOfDay(1).solid} 0.0deg 90.0deg`);
  });

  it('is quick with a long trip', () => {
    const many = Array.from({ length: 400 }, (_none, at) => stop(String(at), [-9.3 + (at % 20) * 0.01, 38.6 + Math.floor(at / 20) * 0.01], at % 9));
    const began = performance.now();
    for (let zoom = 0; zoom < MAX_ZOOM; zoom++) clustersOf(many, zoom);
    expect((performance.now() - began) / MAX_ZOOM).toBeLessThan(50);
  });
});
