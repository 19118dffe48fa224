import type { MapStop } from './model.ts';
import { type LonLat, MAX_ZOOM, boundsAround, fromUnit, toUnit, worldSize } from './view.ts';

/** Pins nearer to each other than this many pixels are drawn as one. */
export const MERGE_PX = 28;

/** A pin of the map: one stop, or several that stand too close together to be told apart. */
export interface Cluster {
  /** Its first stop's, in reading order: what stays of it when it is split keeps its button, and the focus on it. */
  id: string;
  stops: readonly MapStop[];
  at: LonLat;
  faded: boolean;
}

interface Group {
  members: number[];
  x: number;
  y: number;
}

/** Zooms in between share the clusters of the nearest step below: they are never closer than they were there. */
const STEPS = 4;
export const stepOf = (zoom: number): number => Math.floor(zoom * STEPS) / STEPS;

const AROUND = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const));

function joined(a: Group, b: Group): Group {
  const share = b.members.length / (a.members.length + b.members.length);
  return { members: [...a.members, ...b.members].toSorted((m, n) => m - n), x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

/** Each group with the nearest of those before it, where that is closer than `reach`; the closest pairs first. A grid keeps far ones out of it. */
function closePairs(groups: readonly Group[], reach: number): [number, number][] {
  const cells = new Map<string, number[]>();
  const pairs: { pair: [number, number]; apart: number }[] = [];
  groups.forEach((group, at) => {
    const [column, row] = [Math.floor(group.x / reach), Math.floor(group.y / reach)];
    let nearest = -1;
    let apart = reach;
    for (const other of AROUND.flatMap(([dx, dy]) => cells.get(`${column + dx} ${row + dy}`) ?? [])) {
      const distance = Math.hypot((groups[other]?.x ?? 0) - group.x, (groups[other]?.y ?? 0) - group.y);
      if (distance < apart) [nearest, apart] = [other, distance];
    }
    if (nearest >= 0) pairs.push({ pair: [nearest, at], apart });
    const key = `${column} ${row}`;
    const inCell = cells.get(key);
    if (inCell) inCell.push(at);
    else cells.set(key, [at]);
  });
  return pairs.toSorted((a, b) => a.apart - b.apart).map(({ pair }) => pair);
}

/** Joins the nearest pairs until none is closer than `reach`; each round leaves fewer, so it ends. */
function merged(groups: Group[], reach: number): Group[] {
  const pairs = closePairs(groups, reach);
  if (pairs.length === 0) return groups;
  const gone = new Set<number>();
  const next: Group[] = [];
  for (const [a, b] of pairs) {
    const [one, other] = [groups[a], groups[b]];
    if (gone.has(a) || gone.has(b) || !one || !other) continue;
    gone.add(a).add(b);
    next.push(joined(one, other));
  }
  const rest = groups.filter((_group, at) => !gone.has(at));
  return merged([...next, ...rest].toSorted((a, b) => (a.members[0] ?? 0) - (b.members[0] ?? 0)), reach);
}

/** Worked out on the world, not on the screen: panning changes nothing. */
function clustered(stops: readonly MapStop[], zoom: number): Cluster[] {
  const size = worldSize(zoom);
  const groups = stops.map(({ at }, index): Group => {
    const [x, y] = toUnit(at);
    return { members: [index], x: x * size, y: y * size };
  });
  return merged(groups, MERGE_PX).flatMap(({ members, x, y }): Cluster[] => {
    const inside = members.flatMap((index) => stops[index] ?? []);
    const [first] = inside;
    if (!first) return [];
    return [{ id: first.id, stops: inside, at: inside.length === 1 ? first.at : fromUnit([x / size, y / size]), faded: first.faded }];
  });
}

/**
 * Every stop in exactly one cluster, in reading order. Days that are not in focus are merged among themselves: what one
 * looks at is never counted together with what one does not.
 */
export function clustersOf(stops: readonly MapStop[], zoom: number): Cluster[] {
  const step = stepOf(zoom);
  const order = new Map(stops.map(({ id }, index) => [id, index]));
  const layers = [true, false].flatMap((faded) => clustered(stops.filter((stop) => stop.faded === faded), step));
  return layers.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

/** Whether zooming in would ever tell them apart. */
export function canSplit({ stops }: Cluster): boolean {
  const bounds = boundsAround(stops.map(({ at }) => at));
  if (!bounds) return false;
  const [x0, y0] = toUnit([bounds.west, bounds.north]);
  const [x1, y1] = toUnit([bounds.east, bounds.south]);
  return Math.hypot(x1 - x0, y1 - y0) * worldSize(MAX_ZOOM) >= MERGE_PX * 2;
}

/** Its days' colours with how many stops each has, in the order of the days: a ring around the count. */
export function sharesOf({ stops }: Cluster): { colour: string; share: number }[] {
  const counts = new Map<string, number>();
  for (const { style } of stops.toSorted((a, b) => a.dayNumber - b.dayNumber)) counts.set(style.solid, (counts.get(style.solid) ?? 0) + 1);
  return [...counts].map(([colour, count]) => ({ colour, share: count / stops.length }));
}

/** The ring as a CSS gradient. */
export function ringOf(cluster: Cluster): string {
  let turned = 0;
  const parts = sharesOf(cluster).map(({ colour, share }) => {
    const from = turned;
    turned += share * 360;
    return `${colour} ${from.toFixed(1)}deg ${turned.toFixed(1)}deg`;
  });
  return `conic-gradient(${parts.join(', ')})`;
}
