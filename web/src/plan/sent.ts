import { useTrip } from '../itinerary/store.ts';

const PATIENCE_MS = 4000;

const isSent = (): boolean => (useTrip.getState().sync?.unsent ?? 0) === 0;

/** When the server has what was done here: it plans with what it knows. Without a network one does not wait for long. */
export function whenSent(patience = PATIENCE_MS): Promise<void> {
  return new Promise((resolve) => {
    if (isSent()) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const stop = useTrip.subscribe(() => isSent() && done());
    const timer = setTimeout(done, patience);
  });
}
