const KEY = 'sojourn.palette';
const MOST = 5;

/** What was last chosen here, newest first. A convenience of this device: whatever cannot be read is none. */
export function recentIds(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function remember(id: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify([id, ...recentIds().filter((known) => known !== id)].slice(0, MOST)));
  } catch {
    // No room, or not allowed: nothing that anybody waits for.
  }
}
