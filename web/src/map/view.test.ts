import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LonLat, type MapView, boundsAround, boundsOf, fitView, metresPerPixel, project, scaleBar, unproject, zoomAround } from './view.ts';

const view: MapView = { center: [-9.14, 38.71], zoom: 12, width: 800, height: 600 };
const NONE = { top: 0, right: 0, bottom: 0, left: 0 };
const places = fc.tuple(fc.double({ min: -179, max: 179, noNaN: true }), fc.double({ min: -80, max: 80, noNaN: true }));

describe('view', () => {
  it('projects there and back', () => {
    fc.assert(
      fc.property(places, (at) => {
        const [lon, lat] = unproject(view, project(view, at));
        expect(lon).toBeCloseTo(at[0], 6);
        expect(lat).toBeCloseTo(at[1], 6);
      }),
    );
  });

  it('puts its centre in the middle', () => expect(project(view, view.center)).toEqual([400, 300]));

  it('fits every point it was asked to', () => {
    fc.assert(
      fc.property(fc.array(places, { minLength: 1, maxLength: 8 }), (points: LonLat[]) => {
        const bounds = boundsAround(points);
        if (!bounds) throw new Error('points have bounds');
        const fitted = fitView(bounds, view, NONE);
        fc.pre(fitted.zoom > 0);
        for (const point of points) {
          const [x, y] = project(fitted, point);
          expect(x).toBeGreaterThanOrEqual(-0.01);
          expect(x).toBeLessThanOrEqual(800.01);
          expect(y).toBeGreaterThanOrEqual(-0.01);
          expect(y).toBeLessThanOrEqual(600.01);
        }
      }),
    );
  });

  it('keeps a padded point clear of what covers the bottom', () => {
    const fitted = fitView({ west: 0, east: 0, south: 0, north: 0 }, view, { ...NONE, bottom: 300 });
    expect(project(fitted, [0, 0])[1]).toBeCloseTo(150, 3);
  });

  it('zooms about the pointer', () => {
    const at = [100, 80] as const;
    const before = unproject(view, at);
    const after = unproject(zoomAround(view, at, 1.3), at);
    expect(after[0]).toBeCloseTo(before[0], 9);
    expect(after[1]).toBeCloseTo(before[1], 9);
  });

  it('shrinks bounds as it zooms in', () => {
    const wide = boundsOf(view);
    const close = boundsOf({ ...view, zoom: 14 });
    expect(close.east - close.west).toBeLessThan(wide.east - wide.west);
  });
});

it('draws a round scale bar no longer than its room', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 17, noNaN: true }), (zoom) => {
      const bar = scaleBar({ ...view, zoom }, 100);
      expect(bar.pixels).toBeLessThanOrEqual(100);
      expect(bar.pixels * metresPerPixel({ ...view, zoom })).toBeCloseTo(bar.units, 3);
    }),
  );
});
