import type { Itinerary } from '../itinerary/model.ts';
import { type Edit, type Entity, keyOf } from '../sync/op.ts';

type Get = (key: string) => Entity | undefined;

/** Whether an operation still says something about the trip as it is. */
function isPossible({ k, type, id }: Edit, get: Get, adds: ReadonlySet<string>): boolean {
  if (type !== 'item') return true;
  const entity = get(keyOf(type, id));
  if (k === 'create') return entity === undefined;
  return adds.has(id) || (entity !== undefined && !entity.deleted);
}

/**
 * What applying a preview does to the trip as it is now: one batch. What was removed since stays removed, and what is there already is
 * not made again.
 */
export function editsOfPreview({ operations }: { operations: readonly Edit[] }, get: Get): Edit[] {
  const adds = new Set(operations.filter((edit) => edit.k === 'create' && isPossible(edit, get, new Set())).map(({ id }) => id));
  return operations.filter((edit) => isPossible(edit, get, adds)).map(({ k, type, id, f, v }) => ({ k, type, id, ...(f === undefined ? {} : { f }), ...(v === undefined ? {} : { v }) }));
}

/** What a plan depends on, as text: an edit of a note makes no preview old, one of a time, a place or a day does. */
export const signatureOf = ({ items, start_date, end_date }: Pick<Itinerary, 'items' | 'start_date' | 'end_date'>): string =>
  JSON.stringify([start_date, end_date, items.map(({ id, day, pos, start_local, end_local, duration_min, locked, location }) => [id, day, pos, start_local, end_local, duration_min, locked, location?.lat, location?.lon])]);
