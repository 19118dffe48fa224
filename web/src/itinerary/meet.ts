import { api, unwrap } from '../api/client.ts';
import type { TripSync } from '../sync/client.ts';
import type { Itinerary } from './model.ts';

/** A name may take a moment to reach the service that knows the members. */
const ASK_AFTER_MS = [0, 2000, 10_000];

const asked = new WeakMap<TripSync, Map<string, number>>();
const asking = new WeakSet<TripSync>();

/** Names come with the welcome; of who joins later, they are asked for. */
export function learnNames(sync: TripSync, { id, members }: Itinerary): void {
  const times = asked.get(sync) ?? new Map<string, number>();
  asked.set(sync, times);
  const unknown = members.filter(({ user_id, name }) => name === '' && (times.get(user_id) ?? 0) < ASK_AFTER_MS.length);
  const [first] = unknown;
  if (!first || asking.has(sync)) return;
  asking.add(sync);
  const wait = ASK_AFTER_MS[times.get(first.user_id) ?? 0];
  for (const { user_id } of unknown) times.set(user_id, (times.get(user_id) ?? 0) + 1);
  setTimeout(() => {
    unwrap(api.GET('/api/v1/itineraries/{id}/members', { params: { path: { id } } }))
      .then(({ items }) => items.filter(({ name }) => name !== ''))
      .finally(() => asking.delete(sync))
      .then((people) => sync.meet(people))
      .catch(() => undefined); // without a network the next welcome tells
  }, wait);
}
