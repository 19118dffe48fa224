import { usePresence } from './store.ts';

/** Whether others may see where an account is, on this device. */
const keyOf = (user: string): string => `sojourn.hidden.${user}`;

export function recallShown(user: string): void {
  let isShown = true;
  try {
    isShown = localStorage.getItem(keyOf(user)) === null;
  } catch {
    // A browser that keeps nothing has nothing to recall.
  }
  usePresence.setState({ isShown });
}

export function setShown(user: string, isShown: boolean): void {
  usePresence.setState({ isShown });
  try {
    if (isShown) localStorage.removeItem(keyOf(user));
    else localStorage.setItem(keyOf(user), '1');
  } catch {
    // It holds until the page closes.
  }
}
