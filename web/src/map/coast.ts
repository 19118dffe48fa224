import type { Feature, MultiPolygon, Position } from 'geojson';
import landUrl from './land.bin?url';
import { decodeRings } from './rings.ts';
import { fromUnit, worldSize } from './view.ts';
import type { Ring } from './rings.ts';

/** From this zoom the coast is drawn with all that is known of it; from afar the coarse world does. */
export const COAST_FROM = 6;
/** Points closer than this on the screen are one. */
const NEAR = 0.6;

/** Natural Earth 1:10m, as the public pages draw it. */
export async function readCoast(): Promise<readonly Ring[]> {
  const answer = await fetch(landUrl);
  if (!answer.ok || !answer.body) throw new Error(`coast: ${answer.status}`);
  const plain = answer.body.pipeThrough(new DecompressionStream('gzip'));
  return decodeRings(new Uint8Array(await new Response(plain).arrayBuffer()));
}

/** A part of the world in units of the square map. */
export interface Window {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Grown to whole cells, so that a small pan asks for the same part. */
export function windowAround([cx, cy]: readonly [number, number], zoom: number, size: { width: number; height: number }): Window {
  const cell = 1 / 2 ** Math.max(1, Math.floor(zoom));
  const [w, h] = [size.width / worldSize(zoom) / 2, size.height / worldSize(zoom) / 2];
  const [x, y] = [Math.floor((cx - w) / cell) * cell, Math.floor((cy - h) / cell) * cell];
  return { x, y, width: Math.ceil((cx + w) / cell) * cell - x, height: Math.ceil((cy + h) / cell) * cell - y };
}

type Flat = readonly number[];

/** Keeps the part of a ring on one side of a line (Sutherland and Hodgman); `axis` is 0 for x, 1 for y. */
function cut(points: Flat, axis: 0 | 1, at: number, side: 1 | -1): number[] {
  const out: number[] = [];
  const depth = (i: number): number => ((points[i + axis] ?? 0) - at) * side;
  for (let i = 0, last = points.length - 2; i < points.length; last = i, i += 2) {
    const [a, b] = [depth(last), depth(i)];
    const [x, y, px, py] = [points[i] ?? 0, points[i + 1] ?? 0, points[last] ?? 0, points[last + 1] ?? 0];
    if (a < 0 !== b < 0) out.push(px + ((x - px) * a) / (a - b), py + ((y - py) * a) / (a - b));
    if (b >= 0) out.push(x, y);
  }
  return out;
}

function clipped(ring: Ring, { x, y, width, height }: Window, turn: number): number[] {
  let points: number[] = Array.from(ring.points, (value, index) => (index % 2 === 0 ? value + turn : value));
  points = cut(points, 0, x, 1);
  points = cut(points, 0, x + width, -1);
  points = cut(points, 1, y, 1);
  return cut(points, 1, y + height, -1);
}

function pathOf(points: Flat, part: Window, scale: number): string {
  let path = '';
  let [lastX, lastY] = [Infinity, Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [((points[i] ?? 0) - part.x) * scale, ((points[i + 1] ?? 0) - part.y) * scale];
    if (Math.abs(x - lastX) < NEAR && Math.abs(y - lastY) < NEAR) continue;
    path += `${path === '' ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    [lastX, lastY] = [x, y];
  }
  return path === '' ? '' : `${path}Z`;
}

/** Land in a part of the world as an SVG path (even-odd), in pixels of `zoom` from the part's corner. */
export function coastPath(rings: readonly Ring[], part: Window, zoom: number): string {
  // A little more than the part, so that the stroke along the cut is out of sight.
  const bleed = 8 / worldSize(zoom);
  const wide = { x: part.x - bleed, y: part.y - bleed, width: part.width + 2 * bleed, height: part.height + 2 * bleed };
  return rings
    .flatMap((ring) => {
      if (ring.low[1] > wide.y + wide.height || ring.high[1] < wide.y) return [];
      return [-1, 0, 1].filter((turn) => ring.low[0] + turn < wide.x + wide.width && ring.high[0] + turn > wide.x).map((turn) => clipped(ring, wide, turn));
    })
    .map((points) => pathOf(points, part, worldSize(zoom)))
    .join('');
}

/** Twice the area, with the sign of its direction. */
function turnOf({ points }: Ring): number {
  let sum = 0;
  for (let i = 0, last = points.length - 2; i < points.length; last = i, i += 2) {
    sum += (points[last] ?? 0) * (points[i + 1] ?? 0) - (points[i] ?? 0) * (points[last + 1] ?? 0);
  }
  return sum;
}

/** The same for the WebGL map. A lake follows the shore it lies in, and runs the other way round. */
export function coastShape(rings: readonly Ring[]): Feature<MultiPolygon> {
  const outer = Math.sign(rings[0] ? turnOf(rings[0]) : 1);
  const polygons: Position[][][] = [];
  for (const ring of rings) {
    const line: Position[] = [];
    for (let i = 0; i < ring.points.length; i += 2) line.push([...fromUnit([ring.points[i] ?? 0, ring.points[i + 1] ?? 0])]);
    const around = polygons.at(-1);
    if (around && Math.sign(turnOf(ring)) !== outer) around.push(line);
    else polygons.push([line]);
  }
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: polygons } };
}
