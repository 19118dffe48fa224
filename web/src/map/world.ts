import { type Remote, wrap } from 'comlink';
import type { World } from './world.worker.ts';

let started: Remote<World> | null = null;

/** The worker that reads and cuts land; it starts with the first map. */
export function world(): Remote<World> {
  started ??= wrap<World>(new Worker(new URL('world.worker.ts', import.meta.url), { type: 'module', name: 'world' }));
  return started;
}
