import { toProblem } from '../api/problem.ts';
import type { ListFilter } from '../app/router.tsx';
import type { ItinerarySummary } from '../itinerary/model.ts';
import { storeOf, whoIsHere } from '../sync/account.ts';
import type { Head } from '../sync/store.ts';

/**
 * What this device knows better: trips that were made here, and changes that are not sent yet. Without the server's word
 * the open trips that were ever looked at here belong to the list as well.
 */
export function withHeads(trips: readonly ItinerarySummary[], heads: readonly Head[], filter: ListFilter, isOffline = false): ItinerarySummary[] {
  const mine = new Map(heads.flatMap(({ id, summary }) => (summary ? [[id, summary]] : [])));
  const known = new Set(trips.map((trip) => trip.id));
  const isWanted = ({ id, create, summary }: Head): boolean =>
    filter === 'active' && !known.has(id) && (create !== undefined || (isOffline && summary?.status !== 'archived' && !summary?.deleted_at));
  const made = heads.flatMap((head) => (head.summary && isWanted(head) ? [head.summary] : []));
  return [...made, ...trips.map((trip) => merged(trip, mine.get(trip.id)))];
}

/** The newer of both; what only the server knows stays. */
function merged(trip: ItinerarySummary, mine: ItinerarySummary | undefined): ItinerarySummary {
  if (!mine || mine.seq < trip.seq) return trip;
  return { ...mine, share_url: trip.share_url, deleted_at: trip.deleted_at };
}

/** A list as the server gives it, remembered for when it cannot be asked. */
export async function withDevice(filter: ListFilter, read: () => Promise<ItinerarySummary[]>): Promise<ItinerarySummary[]> {
  const key = `trips-${filter}`;
  try {
    const trips = await read();
    const store = await storeOf(await whoIsHere());
    void store.setMeta(key, trips).catch(() => undefined);
    return withHeads(trips, await store.heads().catch(() => []), filter);
  } catch (error) {
    if (toProblem(error).status !== 0) throw error;
    const store = await storeOf(await whoIsHere());
    const kept = (await store.getMeta(key)) as ItinerarySummary[] | undefined;
    const heads = await store.heads();
    if (!kept && heads.length === 0) throw error;
    return withHeads(kept ?? [], heads, filter, true);
  }
}
