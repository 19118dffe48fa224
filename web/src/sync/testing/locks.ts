/** Web Locks, as far as one lock holder at a time goes: Node 20 has none. */
class Locks {
  private readonly queues = new Map<string, Promise<unknown>>();

  request(name: string, { signal }: { signal: AbortSignal }, run: () => Promise<void>): Promise<void> {
    const turn = (this.queues.get(name) ?? Promise.resolve()).then(() => (signal.aborted ? undefined : run()));
    this.queues.set(name, turn);
    return turn;
  }
}

/** What the sync store asks of a browser beside IndexedDB. */
export function installBrowser(): void {
  Object.defineProperty(globalThis, 'navigator', { value: { locks: new Locks(), onLine: true }, configurable: true });
}
