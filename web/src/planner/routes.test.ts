import { describe, expect, it } from 'vitest';
import { type Leg, type Ways, learn, planRoute, routeOf, steadyRoutes } from './routes.ts';
import type { Place } from '../itinerary/model.ts';
import { newItem } from '../itinerary/newItem.ts';

const stop = (id: string, lat: number) => newItem('trip', { id, title: id, type: 'place', location: { name: id, lat, lon: 0 } as Place, day: '2027-05-01', pos: id });
const leg = (minutes: number): Leg => ({ minutes, distance_m: minutes * 80, mode: 'walk', estimated: true, geometry: [] });
const [a, b, c] = [stop('a', 1), stop('b', 2), stop('c', 3)];

describe('routes', () => {
  it('keeps the ways between stops whose neighbour moved, and tells no sum before all are known', () => {
    const ways: Ways = new Map();
    const before = planRoute('d', [a, b, c]);
    learn(ways, { pairs: before.pairs, legs: [leg(10), leg(20)] });
    expect(routeOf(ways, before)).toMatchObject({ minutes: 30, metres: 2400 });

    const moved = routeOf(ways, planRoute('d', [c, a, b]));
    expect([...moved.legs]).toEqual([['a', leg(10)]]);
    expect(moved).toMatchObject({ minutes: 0, metres: 0 });
  });

  it('knows a way by how it is gone', () => {
    const ways: Ways = new Map();
    const byCar = planRoute('d', [a, { ...b, arrive_by: 'drive' }, c]);
    expect(byCar.modes).toEqual(['drive', 'auto']);
    learn(ways, { pairs: planRoute('d', [a, b, c]).pairs, legs: [leg(10), leg(20)] });
    expect([...routeOf(ways, byCar).legs.keys()]).toEqual(['b']);
    learn(ways, { pairs: byCar.pairs, legs: [leg(4), leg(20)] });
    expect(routeOf(ways, byCar)).toMatchObject({ minutes: 24 });
  });

  it('keeps a way as the same object until it is another', () => {
    const ways: Ways = new Map();
    const plan = planRoute('d', [a, b, c]);
    learn(ways, { pairs: plan.pairs, legs: [leg(10), leg(20)] });
    const { legs } = routeOf(ways, plan);
    learn(ways, { pairs: plan.pairs, legs: [leg(10), leg(25)] });
    const later = routeOf(ways, plan).legs;
    expect(later.get('a')).toBe(legs.get('a'));
    expect(later.get('b')?.minutes).toBe(25);
  });

  it('gives back the same routes while nothing has changed', () => {
    const ways: Ways = new Map();
    const plan = planRoute('d', [a, b]);
    learn(ways, { pairs: plan.pairs, legs: [leg(10)] });
    const steady = steadyRoutes();
    const first = steady(new Map([['d', routeOf(ways, plan)], ['e', routeOf(ways, planRoute('e', []))]]));
    expect(steady(new Map([['d', routeOf(ways, plan)], ['e', routeOf(ways, planRoute('e', []))]]))).toBe(first);
    learn(ways, { pairs: plan.pairs, legs: [leg(11)] });
    const next = steady(new Map([['d', routeOf(ways, plan)], ['e', routeOf(ways, planRoute('e', []))]]));
    expect(next).not.toBe(first);
    expect(next.get('e')).toBe(first.get('e'));
  });
});
