import { create } from 'zustand';
import type { User } from '../app/me.ts';
import { type Key, type Patch, type Saving, accepted, chosen, refused, sent, startOf, viewOf } from './saving.ts';

export interface Line {
  /** Sends a patch; the account as the server has it then. */
  send: (patch: Patch) => Promise<User>;
  /** Makes the account the one that every screen shows. */
  show: (user: User) => void;
  reasonOf: (error: unknown, key: Key) => string;
}

/** Keeps choices in order on their way to the server: one request at a time, the latest choice of each key in the next one. */
export function newSaver() {
  const useSaving = create<{ saving: Saving | null }>(() => ({ saving: null }));
  const get = (): Saving | null => useSaving.getState().saving;
  const set = (saving: Saving): Saving => {
    useSaving.setState({ saving });
    return saving;
  };

  async function pump(line: Line): Promise<void> {
    const saving = get();
    if (!saving?.waiting || saving.flying) return;
    const patch = set(sent(saving)).flying;
    const next = await line.send(patch ?? {}).then(
      (user) => (now: Saving) => accepted(now, user),
      (error: unknown) => (now: Saving) => refused(now, (key) => line.reasonOf(error, key)),
    );
    line.show(viewOf(set(next(get() ?? saving))));
    await pump(line);
  }

  /** `now` is the account on the screen. */
  function save(line: Line, now: User, patch: Patch): void {
    const saving = get() ?? startOf(now);
    const isIdle = !saving.flying && !saving.waiting;
    line.show(viewOf(set(chosen(isIdle ? { ...saving, base: now } : saving, patch))));
    void pump(line);
  }

  /** Forgets what was said about choices that are over. */
  function calm(): void {
    const saving = get();
    if (saving) set({ ...saving, errors: {}, done: [] });
  }

  return { useSaving, get, save, calm };
}
