import { leaveOf, slackOf, startOf } from './legs.ts';
import type { Item, ListId, Money } from './model.ts';
import { openNights } from './stays.ts';

/** What does not fit together in a plan. It is told, and never stops anybody. */
export type Conflict =
  | { kind: 'overlap'; first: Item; second: Item; minutes: number }
  | { kind: 'transfer'; from: Item; to: Item; minutes: number; gap: number }
  | { kind: 'tight'; from: Item; to: Item; minutes: number; gap: number }
  | { kind: 'order'; first: Item; second: Item }
  | { kind: 'night'; from: string; nights: number }
  | { kind: 'budget'; over: Money }
  // These only the server sees, which can read opening hours.
  | { kind: 'closed'; item: Item; date: string; open: readonly { start: string; end: string }[] }
  | { kind: 'closing'; item: Item; minutes: number; open: readonly { start: string; end: string }[] }
  | { kind: 'late'; item: Item; minutes: number }
  | { kind: 'hours_unknown'; item: Item; hours: string }
  | { kind: 'long_day'; date: string; minutes: number };

export const conflictId = (conflict: Conflict): string => {
  switch (conflict.kind) {
    case 'overlap':
    case 'order':
      return `${conflict.kind} ${conflict.first.id} ${conflict.second.id}`;
    case 'transfer':
    case 'tight':
      return `${conflict.kind} ${conflict.from.id} ${conflict.to.id}`;
    case 'night':
      return `night ${conflict.from} ${conflict.nights}`;
    case 'budget':
      return 'budget';
    case 'closed':
    case 'closing':
    case 'late':
    case 'hours_unknown':
      return `${conflict.kind} ${conflict.item.id}`;
    case 'long_day':
      return `long_day ${conflict.date}`;
  }
};

interface PlannedDay {
  list: ListId;
  rows: readonly Item[];
  /** Minutes on the way from an item to the next stop. */
  legMinutes: (from: Item) => number | undefined;
}

interface Timed {
  item: Item;
  start: number;
  end: number;
}

/** A stay spans what one does meanwhile; it only takes time at its ends. */
function timed(item: Item): Timed | null {
  const start = startOf(item);
  if (start === null || item.type === 'note') return null;
  return { item, start, end: Math.max(start, leaveOf(item) ?? start) };
}

/** Pairs that run at the same time: each with whatever began before it and is not over. */
function overlaps(all: readonly Timed[]): Conflict[] {
  const sorted = all.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const found: Conflict[] = [];
  let running: Timed[] = [];
  for (const next of sorted) {
    running = running.filter((other) => other.end > next.start);
    for (const other of running) {
      const minutes = Math.round((Math.min(other.end, next.end) - next.start) / 60_000);
      if (minutes > 0) found.push({ kind: 'overlap', first: other.item, second: next.item, minutes });
    }
    running.push(next);
  }
  return found;
}

/** Neighbours whose times leave no room for the way between, or whose order in the list is not that of the clock. */
function transfers({ rows, legMinutes }: PlannedDay): Conflict[] {
  const stops = rows.filter((row) => row.location !== null);
  return stops.slice(1).flatMap((to, at): Conflict[] => {
    const from = stops[at];
    const minutes = from && legMinutes(from);
    const [leave, arrive] = [from ? leaveOf(from) : null, startOf(to)];
    if (!from || leave === null || arrive === null) return [];
    const gap = Math.round((arrive - leave) / 60_000);
    const begun = startOf(from);
    if (begun !== null && arrive < begun) return [{ kind: 'order', first: from, second: to }];
    if (gap < 0 || minutes === undefined) return []; // an overlap, told as such
    const slack = slackOf(from, to, minutes);
    return slack === 'impossible' || slack === 'tight' ? [{ kind: slack === 'tight' ? 'tight' : 'transfer', from, to, minutes: Math.round(minutes), gap }] : [];
  });
}

const WEIGHT: Readonly<Record<Conflict['kind'], number>> = { transfer: 0, overlap: 0, budget: 0, closed: 0, closing: 1, late: 1, order: 1, night: 2, long_day: 2, tight: 3, hours_unknown: 4 };

/** What cannot work at all comes first. */
export const byWeight = (a: Conflict, b: Conflict): number => WEIGHT[a.kind] - WEIGHT[b.kind];

/** Everything that does not fit, what cannot work at all first; among equals in the order of the days. A trip without a plan misses no bed yet. */
export function conflictsOf(days: readonly PlannedDay[], trip: Parameters<typeof openNights>[0], over: Money | null = null): Conflict[] {
  const times = days.flatMap(({ rows }) => rows.flatMap((row) => timed(row) ?? []));
  const isPlanned = days.some(({ rows }) => rows.length > 0);
  const nights = isPlanned ? openNights(trip).map((run): Conflict => ({ kind: 'night', ...run })) : [];
  const budget: Conflict[] = over ? [{ kind: 'budget', over }] : [];
  return [...overlaps(times), ...days.flatMap(transfers), ...budget, ...nights].toSorted(byWeight);
}
