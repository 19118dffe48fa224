import type { components } from '../api/schema.d.ts';
import { type Conflict, byWeight, conflictId } from './conflicts.ts';
import type { Item } from './model.ts';

/** A change that mends a finding; without operations it is for a person to make. */
export type Fix = components['schemas']['ItineraryFix'];

/** What the server found in the plan. It knows opening hours, which this device does not. */
export type Finding = components['schemas']['ItineraryFinding'];

/** Something that does not fit, and how to mend it where that is known. */
export interface ToMend {
  conflict: Conflict;
  fix: Fix | null;
}

/** What an item is planned as: a finding holds as long as this stays. */
export const planKey = ({ day, start_local, end_local, duration_min, location }: Item): string => [day, start_local, end_local, duration_min, location?.lat, location?.lon].join();

export const planKeys = (items: readonly Item[]): ReadonlyMap<string, string> => new Map(items.map((item) => [item.id, planKey(item)]));

/** The finding as a conflict, once all that it is about is known here. */
function conflictOf(finding: Finding, items: readonly Item[]): Conflict | null {
  const { kind, date, minutes, gap, nights, over, open, hours } = finding;
  const [first, second] = items;
  switch (kind) {
    case 'overlap':
      return first && second ? { kind, first, second, minutes: minutes ?? 0 } : null;
    case 'order':
      return first && second ? { kind, first, second } : null;
    case 'transfer':
    case 'tight':
      return first && second ? { kind, from: first, to: second, minutes: minutes ?? 0, gap: gap ?? 0 } : null;
    case 'night':
      return date === null ? null : { kind, from: date, nights: nights ?? 1 };
    case 'budget':
      return over ? { kind, over } : null;
    case 'late':
      return first ? { kind, item: items.at(-1) ?? first, minutes: minutes ?? 0 } : null;
    case 'closed':
      return first ? { kind, item: first, date: date ?? first.day ?? '', open } : null;
    case 'closing':
      return first ? { kind, item: first, minutes: minutes ?? 0, open } : null;
    case 'hours_unknown':
      return first ? { kind, item: first, hours } : null;
    case 'long_day':
      return date === null ? null : { kind, date, minutes: minutes ?? 0 };
  }
}

/** Two say the same of a pair whichever they name first, and of a way whether they find it tight or too long. */
function sameName(conflict: Conflict): string {
  switch (conflict.kind) {
    case 'overlap':
      return ['overlap', ...[conflict.first.id, conflict.second.id].toSorted()].join(' ');
    case 'transfer':
    case 'tight':
      return `way ${conflict.from.id} ${conflict.to.id}`;
    default:
      return conflictId(conflict);
  }
}

/**
 * What this device sees by itself, and what the server found besides, each once. `keys` are the items as they were when the server
 * looked: what was changed since is left to its next look.
 */
export function mergeFindings(local: readonly Conflict[], findings: readonly Finding[], items: readonly Item[], keys: ReadonlyMap<string, string>): ToMend[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const isAsItWas = (id: string): boolean => {
    const item = byId.get(id);
    return item !== undefined && keys.get(id) === planKey(item);
  };
  const told = new Map<string, ToMend>(local.map((conflict) => [sameName(conflict), { conflict, fix: null }]));
  for (const finding of findings) {
    if (!finding.item_ids.every(isAsItWas)) continue;
    const conflict = conflictOf(finding, finding.item_ids.flatMap((id) => byId.get(id) ?? []));
    if (!conflict) continue;
    const id = sameName(conflict);
    const known = told.get(id);
    // Nights and money are worked out here with what is newest; times and ways too, for items that have both.
    if (!known && isLocal(conflict) && finding.item_ids.length === 0) continue;
    told.set(id, { conflict: known?.conflict ?? conflict, fix: finding.fix });
  }
  return [...told.values()].toSorted((a, b) => byWeight(a.conflict, b.conflict));
}

const isLocal = ({ kind }: Conflict): boolean => kind === 'night' || kind === 'budget';
