import { type Bounds, type LonLat, type MapView, boundsOf, metresPerPixel } from './view.ts';

const MILE = 1609.344;
const STEPS = { km: [100, 250, 500, 1000, 2000, 5000], mi: [0.1, 0.25, 0.5, 1, 2, 5].map((miles) => miles * MILE) } as const;
const METRES_PER_DEGREE = 111_320;
const SMALLEST_CELL = 72;
const FROM_ZOOM = 10;

export interface Grid {
  lines: LonLat[][];
  /** Side of a square, in metres. */
  cell: number;
}

/** Squares of a round size under a street-level view: a sense of distance where there are no streets. */
export function gridFor(view: MapView, units: 'km' | 'mi'): Grid | null {
  if (view.zoom < FROM_ZOOM) return null;
  const cell = STEPS[units].find((step) => step / metresPerPixel(view) >= SMALLEST_CELL);
  if (cell === undefined) return null;
  const bounds = widen(boundsOf(view));
  const dLat = cell / METRES_PER_DEGREE;
  // Columns hang on a whole degree of latitude, so that they stay put while one pans about a city.
  const dLon = dLat / Math.cos((Math.round(view.center[1]) * Math.PI) / 180);
  const lines: LonLat[][] = [];
  for (let lat = Math.ceil(bounds.south / dLat) * dLat; lat <= bounds.north; lat += dLat) {
    lines.push([
      [bounds.west, lat],
      [bounds.east, lat],
    ]);
  }
  for (let lon = Math.ceil(bounds.west / dLon) * dLon; lon <= bounds.east; lon += dLon) {
    lines.push([
      [lon, bounds.south],
      [lon, bounds.north],
    ]);
  }
  return { lines, cell };
}

/** Half a view more on each side, so that a pan does not run off the squares at once. */
function widen({ west, south, east, north }: Bounds): Bounds {
  const x = (east - west) / 2;
  const y = (north - south) / 2;
  return { west: west - x, south: Math.max(-85, south - y), east: east + x, north: Math.min(85, north + y) };
}
