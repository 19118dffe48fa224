import type { components } from '../api/schema.d.ts';
import type { Preferences, User } from '../app/me.ts';

/** What was chosen: a name, or preferences where null means "as if never chosen". */
export type Patch = { name?: string } & NonNullable<components['schemas']['PreferencesPatch']>;
export type Key = keyof Patch;

/** Where the account's choices are between the screen and the server. */
export interface Saving {
  /** What the server holds. */
  base: User;
  /** On its way. There is one request at a time, so that a later choice never arrives before an earlier one. */
  flying: Patch | null;
  /** Chosen while something was on its way. */
  waiting: Patch | null;
  errors: Partial<Record<Key, string>>;
  /** Saved since the page was opened. */
  done: readonly Key[];
}

export const startOf = (base: User): Saving => ({ base, flying: null, waiting: null, errors: {}, done: [] });

const keysOf = (patch: Patch | null): Key[] => Object.keys(patch ?? {}) as Key[];

function laid(user: User, patch: Patch | null): User {
  if (!patch) return user;
  const { name = user.name, ...changes } = patch;
  const kept = Object.entries({ ...user.preferences, ...changes }).filter(([, value]) => value !== null);
  return { ...user, name, preferences: Object.fromEntries(kept) as Preferences };
}

/** The account as the screen shows it: with everything that was chosen. */
export const viewOf = ({ base, flying, waiting }: Saving): User => laid(laid(base, flying), waiting);

export function chosen(saving: Saving, patch: Patch): Saving {
  const touched = new Set(keysOf(patch));
  return {
    ...saving,
    waiting: { ...saving.waiting, ...patch },
    errors: Object.fromEntries(Object.entries(saving.errors).filter(([key]) => !touched.has(key as Key))),
    done: saving.done.filter((key) => !touched.has(key)),
  };
}

export const sent = (saving: Saving): Saving => ({ ...saving, flying: saving.waiting, waiting: null });

/** Of what was on its way, the keys that were not chosen anew meanwhile. */
function settled({ flying, waiting }: Saving): Key[] {
  const anew = new Set(keysOf(waiting));
  return keysOf(flying).filter((key) => !anew.has(key));
}

export function accepted(saving: Saving, base: User): Saving {
  return { ...saving, base, flying: null, done: [...new Set([...saving.done, ...settled(saving)])] };
}

/** What was refused is as before on the screen, with the reason beside it. */
export function refused(saving: Saving, reasonOf: (key: Key) => string): Saving {
  const reasons = Object.fromEntries(settled(saving).map((key) => [key, reasonOf(key)]));
  return { ...saving, flying: null, errors: { ...saving.errors, ...reasons } };
}

export type Status = 'idle' | 'saving' | 'saved' | 'failed';

export function statusOf(saving: Saving | null, keys: readonly Key[]): Status {
  if (!saving) return 'idle';
  const has = (those: readonly Key[]) => those.some((key) => keys.includes(key));
  if (has([...keysOf(saving.flying), ...keysOf(saving.waiting)])) return 'saving';
  if (has(Object.keys(saving.errors) as Key[])) return 'failed';
  return has(saving.done) ? 'saved' : 'idle';
}
