import { canonical } from '../sync/canonical.ts';
import { type Entity, type EntityType, keyOf } from '../sync/op.ts';
import { isEmpty } from '../sync/reduce.ts';
import type { Past } from './fold.ts';

/** What going back brings back; what people said, and who has access, stays. */
export const PLANNED: readonly EntityType[] = ['itinerary', 'day', 'item', 'check', 'expense', 'traveller'];

export type DiffKind = 'back' | 'gone' | 'moved' | 'changed';

/** What going back would do to one entity. */
export interface Difference {
  kind: DiffKind;
  now: Entity;
  was: Entity | undefined;
  /** Fields that would change. */
  fields: string[];
}

function fieldsThatDiffer(now: Entity, was: Entity | undefined): string[] {
  const all = new Set([...Object.keys(now.fields), ...Object.keys(was?.fields ?? {})]);
  return [...all].filter((field) => field !== 'visibility' && canonical(now.fields[field] ?? null) !== canonical(was?.fields[field] ?? null)).toSorted();
}

function difference(now: Entity, was: Entity | undefined): Difference | null {
  const isThere = now.type === 'itinerary' || now.type === 'day' || !now.deleted;
  const wasThere = now.type === 'itinerary' || now.type === 'day' || (was !== undefined && !was.deleted);
  const fields = fieldsThatDiffer(now, was);
  if (!isThere && !wasThere) return null;
  if (isThere && !wasThere) return { kind: 'gone', now, was, fields: [] };
  if (!isThere) return { kind: 'back', now, was, fields };
  if (now.place.parent !== (was?.place.parent ?? '') || now.place.pos !== (was?.place.pos ?? '')) return { kind: 'moved', now, was, fields };
  return fields.some((field) => !isEmpty(now.fields[field]) || !isEmpty(was?.fields[field])) ? { kind: 'changed', now, was, fields } : null;
}

/** From now to an earlier state, as the server would go: `only` names the one entity to bring back. */
export function differences(now: Iterable<Entity>, then: Past, only?: string): Difference[] {
  return [...now]
    .filter(({ type, id }) => PLANNED.includes(type) && (only === undefined || only === id))
    .flatMap((entity) => difference(entity, then.get(keyOf(entity.type, entity.id))) ?? []);
}
