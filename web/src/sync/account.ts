import { memoryStore } from './memory.ts';
import { databaseOf, openStore } from './db.ts';
import type { TripStore } from './store.ts';

/** Which account's database this browser looks into while the server cannot be asked. */
const POINTER = 'sojourn.account';
const PATIENCE_MS = 1500;

export const remembered = (): string | null => {
  try {
    return localStorage.getItem(POINTER);
  } catch {
    return null;
  }
};

function remember(user: string | null): void {
  try {
    if (user === null) localStorage.removeItem(POINTER);
    else localStorage.setItem(POINTER, user);
  } catch {
    // A browser that keeps nothing has nothing to be reminded of.
  }
}

const stores = new Map<string, Promise<TripStore>>();

/** The account's store on this device; one in memory where the browser keeps nothing. */
export function storeOf(user: string): Promise<TripStore> {
  const known = stores.get(user);
  if (known) return known;
  const opened = openStore(user).catch(() => memoryStore());
  stores.set(user, opened);
  return opened;
}

let announced: ((user: string) => void) | null = null;
const told = new Promise<string>((resolve) => {
  announced = resolve;
});

/** The server has said who is signed in. */
export async function greet(user: string, me: unknown): Promise<void> {
  remember(user);
  announced?.(user);
  const store = await storeOf(user);
  await store.setMeta('me', me).catch(() => undefined);
}

/** The account as this device last saw it. */
export async function rememberedMe(): Promise<unknown> {
  const user = remembered();
  return user === null ? undefined : (await storeOf(user)).getMeta('me');
}

/**
 * Who is at the screen. The server's word counts; where it cannot be had soon, the last one does. Another account's
 * trips are not shown to whoever signs in after it.
 */
export function whoIsHere(): Promise<string> {
  const last = remembered();
  if (last === null) return told;
  if (!navigator.onLine) return Promise.resolve(last);
  return Promise.race([told, new Promise<string>((resolve) => setTimeout(resolve, PATIENCE_MS, last))]);
}

/** The server cannot be reached: what is remembered has to do. */
export function unreachable(): void {
  const last = remembered();
  if (last !== null) announced?.(last);
}

/** Changes of the account that only this device has. */
export async function unsentChanges(): Promise<number> {
  const user = remembered();
  if (user === null) return 0;
  const counts = await (await storeOf(user)).unsent();
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** Nothing of the account is shown any more; what is kept waits for it to sign in again. */
export const leaveAccount = (): void => remember(null);

/** Leaves nothing of the account on this device. */
export async function forgetAccount(): Promise<void> {
  const user = remembered();
  remember(null);
  if (user === null) return;
  (await storeOf(user)).close();
  await new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(databaseOf(user));
    for (const event of ['success', 'error', 'blocked']) request.addEventListener(event, () => resolve());
  });
}
