import { resolve } from 'node:path';

interface Modules {
  getModuleInfo: (id: string) => { importedIds: readonly string[] } | null;
}

/** Chunks by the module that everything in them is imported by. What an earlier one has is not in a later one. */
const ENTRIES = [
  ['boot', 'src/boot.ts'],
  ['main', 'src/main.tsx'],
  ['planner', 'src/planner/PlannerPage.tsx'],
  ['map', 'src/map/MapPane.tsx'],
] as const;

/** A module and everything that it imports; what it asks for later (`import()`) is left out. */
function reach(modules: Modules, id: string, seen = new Set<string>()): Set<string> {
  if (seen.has(id)) return seen;
  seen.add(id);
  for (const next of modules.getModuleInfo(id)?.importedIds ?? []) reach(modules, next, seen);
  return seen;
}

/**
 * The chunks of what the planner needs for its first frame. Left to itself the build makes seventy small ones of it, and on a distant line a request
 * costs more than the bytes that another page would not have needed.
 */
export function startChunks(above: number) {
  const sets = new Map<string, Set<string>>();
  const isIn = (entry: string, id: string, modules: Modules): boolean => {
    const set = sets.get(entry) ?? reach(modules, resolve(import.meta.dirname, '..', entry));
    sets.set(entry, set);
    return set.has(id);
  };
  return ENTRIES.map(([name, entry], at) => ({
    name: (id: string, modules: Modules): string | null => (!id.endsWith('.css') && isIn(entry, id, modules) ? name : null),
    debugName: name,
    priority: above + ENTRIES.length - at,
  }));
}
