import { storeOf, whoIsHere } from './account.ts';
import { TripSync } from './client.ts';
import { createRemote } from './create.ts';
import type { TripStore } from './store.ts';

const PATIENCE_MS = 30_000;

/** Sends what one itinerary that is not open has waiting. Whoever has it open holds its lock, and does it instead. */
function drain(id: string, user: string, store: TripStore): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      sync.close();
      resolve();
    };
    const timer = setTimeout(finish, PATIENCE_MS);
    const nothing = (): undefined => undefined;
    const sync = new TripSync(id, user, store, {
      changed: nothing,
      logged: nothing,
      merged: nothing,
      summary: nothing,
      create: createRemote,
      state: ({ unsent, line, barred, head }) => {
        const isDone = line === 'on' && unsent === 0 && head !== null && !head.create;
        if (isDone || barred !== 0) queueMicrotask(finish);
      },
    });
  });
}

let isRunning = false;

/** Changes made in trips that were closed before the network came back. */
export async function sendRest(): Promise<void> {
  if (isRunning || !navigator.onLine) return;
  isRunning = true;
  try {
    const user = await whoIsHere();
    const store = await storeOf(user);
    for (const id of (await store.unsent()).keys()) {
      // One line at a time: there is no hurry.
      // oxlint-disable-next-line no-await-in-loop
      await drain(id, user, store);
    }
  } finally {
    isRunning = false;
  }
}
