import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
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
  /** The item each leg starts from; null where the leg is a transport item itself. */
  from: (string | null)[];
}

const pointOf = (place: Place): string => `${place.lat.toFixed(5)},${place.lon.toFixed(5)}`;

export function planRoute(list: ListId, rows: readonly Item[]): Plan {
  const points: string[] = [];
  const from: (string | null)[] = [];
  for (const row of rows) {
    if (!row.location || points.length + 2 > MAX_POINTS) continue;
    points.push(pointOf(row.location));
    const exit = exitPlace(row);
    if (isTransport(row.type) && exit && exit !== row.location) {
      from.push(null);
      points.push(pointOf(exit));
    }
    from.push(row.id);
  }
  return { list, points: points.join(';'), from: from.slice(0, Math.max(0, points.length - 1)) };
}

const SETTLE_MS = 200;
const NO_ROUTE: DayRoute = { legs: new Map(), minutes: 0, metres: 0 };

/** An answer that is still the same is still the same route: a day that has not changed is not drawn again. */
const known = new WeakMap<readonly Leg[], { from: string; route: DayRoute }>();

function dayRoute(plan: Plan, legs: readonly Leg[]): DayRoute {
  if (legs.length === 0) return NO_ROUTE;
  const from = plan.from.join(' ');
  const before = known.get(legs);
  if (before?.from === from) return before.route;
  const route = routeOf(plan, legs);
  known.set(legs, { from, route });
  return route;
}

function routeOf(plan: Plan, legs: readonly Leg[]): DayRoute {
  const entries = legs.flatMap((leg, index): [string, Leg][] => {
    const from = plan.from[index];
    return from ? [[from, leg]] : [];
  });
  return {
    legs: new Map(entries),
    minutes: entries.reduce((sum, [, leg]) => sum + leg.minutes, 0),
    metres: entries.reduce((sum, [, leg]) => sum + leg.distance_m, 0),
  };
}

/** One question a day, kept by coordinates: moving a stop back asks nothing. */
export function useRoutes(sections: readonly Section[]): ReadonlyMap<ListId, DayRoute> {
  const plans = useMemo(
    () => sections.filter((section) => section.number > 0).map((section) => planRoute(section.list, section.rows)),
    [sections],
  );
  const settled = useSettled(plans, SETTLE_MS);
  const combine = useCallback(
    (results: { data?: components['schemas']['GeoRoute'] | undefined }[]) =>
      new Map(settled.map((plan, at): [ListId, DayRoute] => {
        const current = plans.find((candidate) => candidate.list === plan.list);
        // While a changed order is being asked about, an old chip between new neighbours would be wrong.
        return [plan.list, current?.points === plan.points ? dayRoute(plan, results[at]?.data?.legs ?? []) : NO_ROUTE];
      })),
    [plans, settled],
  );
  return useQueries({
    queries: settled.map((plan) => ({
      queryKey: ['route', plan.points],
      queryFn: () => unwrap(api.GET('/api/v1/geo/route', { params: { query: { points: plan.points, mode: 'auto' as const } } })),
      enabled: plan.points.includes(';'),
      staleTime: Infinity,
    })),
    combine,
  });
}
