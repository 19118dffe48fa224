import type { Suggestion } from './suggest.ts';

export type RecentPlace = Pick<Suggestion, 'id' | 'name' | 'label' | 'type'>;

const KEY = 'sojourn.recent';
const MOST = 4;

/** The places that were added last on this device, newest first. */
export function recentPlaces(): RecentPlace[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one): one is RecentPlace => typeof one === 'object' && one !== null && 'id' in one && 'name' in one && 'label' in one && 'type' in one) : [];
  } catch {
    return [];
  }
}

export function noteRecent({ id, name, label, type }: RecentPlace): void {
  const kept = [{ id, name, label, type }, ...recentPlaces().filter((one) => one.id !== id)].slice(0, MOST);
  localStorage.setItem(KEY, JSON.stringify(kept));
}
