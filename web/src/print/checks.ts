import { useMemo } from 'react';
import type { Itinerary } from '../itinerary/model.ts';
import { openSync } from '../itinerary/store.ts';

/** A row of a checklist. */
export interface Check {
  id: string;
  text: string;
  done: boolean;
  /** The item that it belongs to, or empty. */
  about: string;
}

/** The open trip's checklists, its own first, then its items'. */
export function useChecks(trip: Itinerary): readonly Check[] {
  return useMemo(() => checksOf(trip), [trip]);
}

function checksOf({ items }: Itinerary): Check[] {
  const rank = new Map(items.map(({ id }, at) => [id, at + 1]));
  const checks = [...(openSync()?.replica.entities() ?? [])].filter(({ type, deleted }) => type === 'check' && !deleted);
  return checks
    .toSorted((a, b) => (rank.get(a.place.parent) ?? 0) - (rank.get(b.place.parent) ?? 0) || (a.place.pos < b.place.pos ? -1 : 1))
    .map(({ id, place, fields }) => ({ id, text: typeof fields.text === 'string' ? fields.text : '', done: fields.done === true, about: place.parent }));
}
