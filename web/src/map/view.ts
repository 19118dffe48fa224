/** Web Mercator as numbers: what the SVG map draws with, and what both maps' surroundings are asked by. */
export type LonLat = readonly [lon: number, lat: number];

export interface MapView {
  center: LonLat;
  /** MapLibre's zoom: 0 shows the world in 512 px. */
  zoom: number;
  width: number;
  height: number;
}

export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

export interface Padding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** The coarse world's paths are drawn this wide and high. */
export const PATH_SIZE = 4096;
const TILE = 512;
const MAX_LAT = 85.0511;
export const MAX_ZOOM = 17;
const EARTH = 40_075_016.686;

const clampLat = (lat: number): number => Math.max(-MAX_LAT, Math.min(MAX_LAT, lat));

/** Into the unit square, north at the top. */
export function toUnit([lon, lat]: LonLat): readonly [number, number] {
  const sin = Math.sin((clampLat(lat) * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)];
}

export function fromUnit([x, y]: readonly [number, number]): LonLat {
  return [(x - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}

export const worldSize = (zoom: number): number => TILE * 2 ** zoom;

export function project(view: MapView, at: LonLat): readonly [number, number] {
  const size = worldSize(view.zoom);
  const [x, y] = toUnit(at);
  const [cx, cy] = toUnit(view.center);
  return [(x - cx) * size + view.width / 2, (y - cy) * size + view.height / 2];
}

export function unproject(view: MapView, [x, y]: readonly [number, number]): LonLat {
  const size = worldSize(view.zoom);
  const [cx, cy] = toUnit(view.center);
  return fromUnit([cx + (x - view.width / 2) / size, cy + (y - view.height / 2) / size]);
}

export function boundsOf(view: MapView): Bounds {
  const [west, north] = unproject(view, [0, 0]);
  const [east, south] = unproject(view, [view.width, view.height]);
  return { west: Math.max(-180, west), south, east: Math.min(180, east), north };
}

export function boundsAround(points: readonly LonLat[]): Bounds | null {
  if (points.length === 0) return null;
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  return { west: Math.min(...lons), south: Math.min(...lats), east: Math.max(...lons), north: Math.max(...lats) };
}

/** The view that shows all of `bounds` inside the padding; a single point is shown at `closest`. */
export function fitView(bounds: Bounds, size: Pick<MapView, 'width' | 'height'>, padding: Padding, closest = 14.5): MapView {
  const [x0, y0] = toUnit([bounds.west, bounds.north]);
  const [x1, y1] = toUnit([bounds.east, bounds.south]);
  const width = Math.max(40, size.width - padding.left - padding.right);
  const height = Math.max(40, size.height - padding.top - padding.bottom);
  const zoom = Math.log2(Math.min(width / Math.max(1e-12, x1 - x0), height / Math.max(1e-12, y1 - y0)) / TILE);
  const settled = Math.max(0, Math.min(closest, zoom));
  const scale = worldSize(settled);
  const center = fromUnit([
    (x0 + x1) / 2 + (padding.right - padding.left) / 2 / scale,
    (y0 + y1) / 2 + (padding.bottom - padding.top) / 2 / scale,
  ]);
  return { ...size, center, zoom: settled };
}

/** Zooms while the place under `at` stays under it. */
export function zoomAround(view: MapView, at: readonly [number, number], by: number): MapView {
  const anchor = toUnit(unproject(view, at));
  const zoom = Math.max(0, Math.min(MAX_ZOOM, view.zoom + by));
  const size = worldSize(zoom);
  const center = fromUnit([anchor[0] - (at[0] - view.width / 2) / size, anchor[1] - (at[1] - view.height / 2) / size]);
  return { ...view, zoom, center };
}

export const metresPerPixel = (view: Pick<MapView, 'center' | 'zoom'>): number =>
  (EARTH * Math.cos((clampLat(view.center[1]) * Math.PI) / 180)) / worldSize(view.zoom);

const ROUND = [1, 2, 5] as const;

/** The longest round length that fits in `room` pixels. */
export function scaleBar(view: Pick<MapView, 'center' | 'zoom'>, room: number, unit = 1): { pixels: number; units: number } {
  const perPixel = metresPerPixel(view) / unit;
  const most = perPixel * room;
  const power = 10 ** Math.floor(Math.log10(most));
  const units = (ROUND.findLast((factor) => factor * power <= most) ?? 1) * power;
  return { pixels: units / perPixel, units };
}
