import { randomUUID } from 'node:crypto';
import { placeAt } from '../../src/itinerary/order.ts';
import { newItem } from '../../src/itinerary/newItem.ts';
import type { Item, Itinerary } from '../../src/itinerary/model.ts';
import { eachDay } from '../../src/time/dates.ts';
import { CITIES, PLACES } from './places.ts';

export interface Answer {
  status: number;
  body?: unknown;
}
type Body = Record<string, unknown>;
const ok = (body?: unknown, status = 200): Answer => ({ status, body });
const problem = (status: number, title: string): Answer => ({ status, body: { status, title, detail: title, errors: [] } });

const me = {
  id: 'u1', email: 'ada@example.org', auth_id: '', name: 'Ada Lovelace', preferences: {} as Body, roles: [], email_verified: false, created_at: '2026-01-01T00:00:00Z',
};
const tokens: Body[] = [];
const trips = new Map<string, Itinerary>();
const removed = new Map<string, Item>();

function newTrip(given: Partial<Itinerary>): Itinerary {
  const trip: Itinerary = {
    id: randomUUID(), user_id: 'u1', name: 'Trip', description: '', start_date: null, end_date: null, status: 'planned', visibility: 'private',
    home_currency: 'EUR', cover: '', destination: null, template: false, share_url: null, seq: 1,
    created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z', deleted_at: null, days: [], items: [], members: [], ...given,
  };
  trips.set(trip.id, withDays(trip));
  return trip;
}
function withDays(trip: Itinerary): Itinerary {
  const dates = trip.start_date && trip.end_date ? eachDay(trip.start_date, trip.end_date) : [];
  trip.days = dates.map((date) => trip.days.find((day) => day.date === date) ?? { date, title: '', notes: '' });
  for (const item of trip.items) if (item.day && !dates.includes(item.day)) item.day = null;
  return trip;
}

const demo = newTrip({ id: 'demo', name: 'A long weekend in Lisbon', start_date: '2027-05-01', end_date: '2027-05-03', destination: CITIES[0] ?? null });
const plan: [number, string, string?, string?][] = [
  [0, 'jeronimos', '09:30', '11:00'], [0, 'padrao'], [0, 'belem', '11:30', '12:15'], [0, 'maat', '12:25'], [1, 'castelo', '10:00', '11:30'], [1, 'se'], [1, 'praca'], [1, 'carmo'], [2, 'oceanario'], [2, 'azulejo', '10:00'], [3, 'gulbenkian'], [3, 'lx'],
];
for (const [day, id, start, end] of plan) {
  const place = [...PLACES, ...CITIES].find((candidate) => candidate.id === id);
  if (!place) continue;
  const date = demo.days[day]?.date ?? null;
  demo.items.push(
    newItem('demo', {
      id: randomUUID(), title: place.name, location: place, ...placeAt(demo.items, date ?? 'ideas', Infinity), seq: 1,
      start_local: start && date ? `${date}T${start}` : null, end_local: end && date ? `${date}T${end}` : null, duration_min: place.visit_min,
      cost: id === 'castelo' ? { amount: 1500, currency: 'EUR' } : null,
    }),
  );
}
if (demo.days[0]) demo.days[0].title = 'Along the river';
newTrip({ name: 'Roman holiday', destination: CITIES[5] ?? null, start_date: '2027-09-10', end_date: '2027-09-17' });
newTrip({ name: 'Someday: night trains through Europe', status: 'draft' });
newTrip({ name: 'City break', template: true });

const summary = ({ days, items, members: _members, ...trip }: Itinerary) => ({ ...trip, item_count: items.length, day_count: days.length });

function distance(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const x = (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180);
  return Math.hypot(x, a.lat - b.lat) * 111_320;
}

function search(query: URLSearchParams): Answer {
  const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const q = fold(query.get('q') ?? '');
  const type = query.get('type');
  const [west = -180, south = -90, east = 180, north = 90] = (query.get('bbox') ?? '').split(',').filter(Boolean).map(Number);
  const near = query.has('lat') ? { lat: Number(query.get('lat')), lon: Number(query.get('lon')) } : null;
  const items = [...(type === 'sight' ? [] : CITIES), ...(type === 'city' || type === 'airport' ? [] : PLACES)]
    .filter((place) => !type || type === 'sight' || place.type === type)
    .filter((place) => fold(place.name).split(' ').some((word) => word.startsWith(q)) || fold(place.name).startsWith(q))
    .filter((place) => place.lon >= west && place.lon <= east && place.lat >= south && place.lat <= north)
    .slice(0, Number(query.get('limit') ?? 20))
    .map((place) => ({ ...place, label: `${place.name}, Lisbon, Portugal`, distance_m: near ? distance(near, place) : null, score: 1 }));
  return ok({ items, attribution: [{ source: 'mock', text: 'Mock places', url: 'https://example.org', licence: 'CC0' }] });
}

function route(query: URLSearchParams): Answer {
  const points = (query.get('points') ?? '').split(';').map((point) => point.split(',').map(Number)).map(([lat = 0, lon = 0]) => ({ lat, lon }));
  const legs = points.slice(1).map((to, at) => {
    const from = points[at] ?? to;
    const distance_m = distance(from, to) * 1.25;
    const mode = distance_m < 1600 ? 'walk' : 'transit';
    return { mode, distance_m, minutes: mode === 'walk' ? distance_m / 75 : 8 + distance_m / 330, estimated: true, geometry: [[from.lon, from.lat], [to.lon, to.lat]] };
  });
  return ok({ mode: 'auto', estimated: true, distance_m: 0, minutes: 0, legs });
}

function putItem(trip: Itinerary, given: Body): Item {
  const id = String(given.id ?? randomUUID());
  const place = [...PLACES, ...CITIES].find((candidate) => candidate.id === given.location_id) ?? null;
  const list = (given.day as string | null) ?? 'ideas';
  const { after: _after, ...fields } = given;
  const item = newItem(trip.id, { location: place, ...placeAt(trip.items, list, Infinity), ...fields, id, title: String(given.title), seq: ++trip.seq });
  trip.items.push(item);
  return item;
}

function itemCall(trip: Itinerary, method: string, id: string, verb: string | undefined, body: Body): Answer {
  if (verb === 'restore') {
    const item = removed.get(id);
    if (!item) return problem(404, 'Not found');
    trip.items.push(item);
    return ok(item);
  }
  const at = trip.items.findIndex((item) => item.id === id);
  const item = trip.items[at];
  if (!item) return problem(404, 'Not found');
  if (method === 'DELETE') {
    removed.set(id, item);
    trip.items.splice(at, 1);
    return ok(undefined, 204);
  }
  if (verb === 'move') {
    const list = (body.day as string | null) ?? 'ideas';
    const rows = trip.items.filter((row) => (row.day ?? 'ideas') === list && row.id !== id).toSorted((a, b) => (a.pos < b.pos ? -1 : 1));
    const index = body.after ? rows.findIndex((row) => row.id === body.after) + 1 : 0;
    Object.assign(item, placeAt(trip.items, list, index, id), { seq: ++trip.seq });
    return ok(item);
  }
  Object.assign(item, body, { seq: ++trip.seq });
  return ok(item);
}

function tripCall(method: string, [id = '', part, key, verb]: string[], body: Body): Answer {
  const trip = trips.get(id);
  if (!trip) return problem(404, 'Not found');
  switch (part) {
    case undefined:
      if (method === 'DELETE') trip.deleted_at = new Date().toISOString();
      if (method === 'PATCH') withDays(Object.assign(trip, body, { seq: trip.seq + 1 }));
      return ok(trip, method === 'DELETE' ? 204 : 200);
    case 'restore':
      trip.deleted_at = null;
      return ok(trip);
    case 'duplicate':
      return ok(newTrip({ ...structuredClone(trip), id: randomUUID(), name: String(body.name ?? trip.name), template: body.template === true }), 201);
    case 'share':
      trip.share_url = method === 'DELETE' ? null : `/s/${id}`;
      return ok({ share_url: trip.share_url }, method === 'DELETE' ? 204 : 200);
    case 'days':
      return ok(Object.assign(trip.days.find((day) => day.date === key) ?? {}, body));
    case 'items':
      if (key) return itemCall(trip, method, key, verb, body);
      return ok({ items: ((body.items as Body[] | undefined) ?? [body]).map((item) => putItem(trip, item)), seq: trip.seq });
    default:
      return problem(404, 'Not found');
  }
}

export function handle(method: string, url: URL, body: Body): Answer {
  const [head, ...rest] = url.pathname.replace('/api/v1/', '').split('/');
  const query = url.searchParams;
  switch (head) {
    case 'users':
      if (rest[1] === 'tokens') {
        if (method === 'GET') return ok({ items: tokens, next: null });
        if (method === 'DELETE') return ok(tokens.splice(0, 1) && undefined, 204);
        const token = { id: randomUUID(), ...body, created_at: me.created_at, last_used_at: null, expires_at: null };
        tokens.push(token);
        return ok({ ...token, token: 'sjn_mock' }, 201);
      }
      if (method === 'PATCH') Object.assign(me, body, { preferences: { ...me.preferences, ...(body.preferences as Body | undefined) } });
      return ok(me);
    case 'auth':
      return ok(undefined, 204);
    case 'templates':
      return ok({ items: [...trips.values()].filter((trip) => trip.template).map(summary), next: null });
    case 'itineraries':
      if (rest.length > 0) return tripCall(method, rest, body);
      if (method === 'POST') return ok(newTrip({ ...(body as Partial<Itinerary>), id: randomUUID() }), 201);
      return ok({
        items: [...trips.values()]
          .filter((trip) => !trip.template && (trip.deleted_at !== null) === (query.get('deleted') === 'true'))
          .filter((trip) => !query.get('status') || trip.status === query.get('status'))
          .map(summary),
        next: null,
      });
    case 'search': {
      const place = rest[1] && [...PLACES, ...CITIES].find((candidate) => candidate.id === rest[1]);
      return place ? ok(place) : search(query);
    }
    case 'geo':
      return route(query);
    default:
      return problem(404, 'Not found');
  }
}
