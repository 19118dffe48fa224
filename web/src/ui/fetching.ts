/** Something that is fetched until it is here. Whoever shows it hears when it has come, or when trying again begins and ends. */
export interface Fetching<T> {
  get: () => Fetched<T>;
  subscribe: (listener: () => void) => () => void;
  /** Tries again, unless it is here or being tried. */
  again: () => void;
}

export interface Fetched<T> {
  value: T | null;
  isTrying: boolean;
}

export function fetching<T>(load: () => Promise<T>): Fetching<T> {
  const listeners = new Set<() => void>();
  let state: Fetched<T> = { value: null, isTrying: false };
  const set = (next: Fetched<T>): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    again: () => {
      if (state.value !== null || state.isTrying) return;
      set({ value: null, isTrying: true });
      load().then(
        (value) => set({ value, isTrying: false }),
        () => set({ value: null, isTrying: false }),
      );
    },
  };
}
