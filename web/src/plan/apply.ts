import type { Itinerary } from '../itinerary/model.ts';
import { type Edit, type Entity, keyOf } from '../sync/op.ts';
import type { Proposed } from './model.ts';

type Get = (key: string) => Entity | undefined;

/** Without what is absent: the reducer's words know no null for it. */
const editOf = ({ k, type, id, f, v }: Proposed): Edit => ({ k, type, id, ...(f ? { f } : {}), ...(v === undefined ? {} : { v }) });

/** Whether an operation still says something about the trip as it is. */
function isPossible({ k, type, id }: Edit, get: Get, adds: ReadonlySet<string>): boolean {
  if (type !== 'item') return true;
  const entity = get(keyOf(type, id));
  if (k === 'create') return entity === undefined;
  return adds.has(id) || (entity !== undefined && !entity.deleted);
}

/**
 * What applying a preview, or a fix, does to the trip as it is now: one batch. What was removed since stays removed, and what is there
 * already is not made again.
 */
export function editsOfPreview({ operations }: { operations: readonly Proposed[] }, get: Get): Edit[] {
  const edits = operations.map(editOf);
  const adds = new Set(edits.filter((edit) => edit.k === 'create' && isPossible(edit, get, new Set())).map(({ id }) => id));
  return edits.filter((edit) => isPossible(edit, get, adds));
}

/** What a plan depends on, as text: an edit of a note makes no preview old, one of a time, a place or a day does. */
export const signatureOf = ({ items, start_date, end_date }: Pick<Itinerary, 'items' | 'start_date' | 'end_date'>): string =>
  JSON.stringify([start_date, end_date, items.map(({ id, day, pos, start_local, end_local, duration_min, locked, location }) => [id, day, pos, start_local, end_local, duration_min, locked, location?.lat, location?.lon])]);
