import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { api, unwrap } from '../api/client.ts';
import type { components } from '../api/schema.d.ts';
import { exitPlace } from '../itinerary/legs.ts';
import { type Item, type ListId, type Place, isTransport } from '../itinerary/model.ts';
import { useSettled } from '../search/suggest.ts';
import type { Section } from './sections.ts';

export type Leg = components['schemas']['GeoLeg'];
export type Line = [number, number][];

export interface DayRoute {
  /** Item id → the way from it to the next stop. */
  legs: ReadonlyMap<string, Leg>;
  minutes: number;
  metres: number;
}

/** The server takes this many points a call; a day with more stops than that is not walked in one go. */
const MAX_POINTS = 50;

interface Plan {
  list: ListId;
  points: string;
  /** Each leg by its two ends and how it is gone. */
  pairs: string[];
  /** The ways to go that the legs ask for. */
  modes: Mode[];
  /** The item each leg starts from; null where the leg is a transport item itself. */
  from: (string | null)[];
}

type Mode = 'auto' | Exclude<Item['arrive_by'], ''>;

const pointOf = (place: Place): string => `${place.lat.toFixed(5)},${place.lon.toFixed(5)}`;

const pairOf = (from: string | undefined, to: string | undefined, mode: Mode | undefined): string => `${from ?? ''};${to ?? ''};${mode ?? ''}`;

export function planRoute(list: ListId, rows: readonly Item[]): Plan {
  const points: string[] = [];
  const from: (string | null)[] = [];
  /** How one gets to each point. */
  const modes: Mode[] = [];
  for (const row of rows) {
    if (!row.location || points.length + 2 > MAX_POINTS) continue;
    points.push(pointOf(row.location));
    modes.push(row.arrive_by || 'auto');
    const exit = exitPlace(row);
    if (isTransport(row.type) && exit && exit !== row.location) {
      from.push(null);
      points.push(pointOf(exit));
      modes.push('auto');
    }
    from.push(row.id);
  }
  const pairs = points.slice(1).map((point, at) => pairOf(points[at], point, modes[at + 1]));
  const asked = modes.slice(1).filter((_, at) => typeof from[at] === 'string');
  return { list, points: points.join(';'), pairs, modes: [...new Set(asked)], from: from.slice(0, pairs.length) };
}

const isSamePlan = (a: Plan, b: Plan): boolean => a.list === b.list && a.pairs.join() === b.pairs.join() && a.from.join() === b.from.join();

/** Plans that have not changed keep their identity, and so do all of them together: nothing is asked, and nothing drawn. */
function steadyPlans(): (sections: readonly Section[]) => readonly Plan[] {
  let before: readonly Plan[] = [];
  return (sections) => {
    const plans = sections.filter((section) => section.number > 0).map((section) => planRoute(section.list, section.rows));
    const kept = plans.map((plan, at) => [before[at]].find((known) => known && isSamePlan(known, plan)) ?? plan);
    if (kept.length !== before.length || kept.some((plan, at) => plan !== before[at])) before = kept;
    return before;
  };
}

const SETTLE_MS = 200;
const NO_ROUTE: DayRoute = { legs: new Map(), minutes: 0, metres: 0 };

/** Ways by their two ends and how they are gone: a stop that moves leaves the ways between the others as they were. */
export type Ways = Map<string, Leg>;

const ways: Ways = new Map();

const isSameWay = (a: Leg | undefined, b: Leg): boolean =>
  a?.mode === b.mode && a.minutes === b.minutes && a.distance_m === b.distance_m && a.estimated === b.estimated && a.geometry.length === b.geometry.length;

/** Keeps what an answer says of each way. One that is still the same is still the same object: its row is not drawn again. */
export function learn(known: Ways, { pairs, legs }: Answer): void {
  legs.forEach((leg, at) => {
    const pair = pairs[at];
    if (pair !== undefined && !isSameWay(known.get(pair), leg)) known.set(pair, leg);
  });
}

interface Answer {
  pairs: readonly string[];
  legs: readonly Leg[];
}

/** One way to go, through all of a day: whoever changes their mind finds it known. */
async function ask(points: string, mode: Mode): Promise<Answer> {
  const { legs } = await unwrap(api.GET('/api/v1/geo/route', { params: { query: { points, mode } } }));
  const ends = points.split(';');
  return { pairs: ends.slice(1).map((end, at) => pairOf(ends[at], end, mode)), legs: legs ?? [] };
}

const learnt = new WeakSet<Answer>();

function learnOnce(answer: Answer): void {
  if (learnt.has(answer)) return;
  learnt.add(answer);
  learn(ways, answer);
}

/** What is known of a day. Its sums are told once every way is known: a part of them would be wrong. */
export function routeOf(known: Ways, { pairs, from }: Pick<Plan, 'pairs' | 'from'>): DayRoute {
  const legs = new Map<string, Leg>();
  let missing = 0;
  from.forEach((id, at) => {
    if (id === null) return;
    const leg = known.get(pairs[at] ?? '');
    if (leg) legs.set(id, leg);
    else missing += 1;
  });
  if (legs.size === 0) return NO_ROUTE;
  const sum = (of: (leg: Leg) => number): number => (missing > 0 ? 0 : [...legs.values()].reduce((total, leg) => total + of(leg), 0));
  return { legs, minutes: sum((leg) => leg.minutes), metres: sum((leg) => leg.distance_m) };
}

const isSameRoute = (a: DayRoute | undefined, b: DayRoute): boolean => a?.legs.size === b.legs.size && a.minutes === b.minutes && a.metres === b.metres && [...b.legs].every(([id, leg]) => a.legs.get(id) === leg);

type Routes = ReadonlyMap<ListId, DayRoute>;

/** Routes that have not changed keep their identity, as plans do. */
export function steadyRoutes(): (routes: Routes) => Routes {
  let before: Routes = new Map();
  return (routes) => {
    const kept = new Map([...routes].map(([list, route]) => [list, [before.get(list)].find((known) => isSameRoute(known, route)) ?? route]));
    if (kept.size !== before.size || [...kept].some(([list, route]) => before.get(list) !== route)) before = kept;
    return before;
  };
}

/** One question a day and way to go, kept by coordinates: moving a stop back asks nothing. */
export function useRoutes(sections: readonly Section[]): Routes {
  const [planned] = useState(steadyPlans);
  const [steady] = useState(steadyRoutes);
  const plans = useMemo(() => planned(sections), [planned, sections]);
  const settled = useSettled(plans, SETTLE_MS);
  const combine = useCallback(
    (results: { data?: Answer | undefined }[]) => {
      for (const { data } of results) if (data) learnOnce(data);
      return steady(new Map(plans.map((plan) => [plan.list, routeOf(ways, plan)])));
    },
    [plans, steady],
  );
  return useQueries({
    queries: settled.flatMap(({ points, modes }) => modes.map((mode) => ({ queryKey: ['route', points, mode], queryFn: () => ask(points, mode), staleTime: Infinity }))),
    combine,
  });
}
