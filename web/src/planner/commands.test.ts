import { beforeAll, expect, it, vi } from 'vitest';
import type { Role } from '../itinerary/may.ts';
import { newItem } from '../itinerary/newItem.ts';
import type { Planner } from './context.ts';
import { SHORTCUT_IDS, type ShortcutId } from './keys.ts';

// What stands behind the commands asks the browser for its colour scheme.
beforeAll(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
  return () => vi.unstubAllGlobals();
});

const item = newItem('trip', { id: 'a', title: 'Belém Tower' });
const planner = { selected: null, sections: [] } as unknown as Planner;

async function offered(role: Role): Promise<ShortcutId[]> {
  const { canRun } = await import('./commands.ts');
  const { useTrip } = await import('../itinerary/store.ts');
  useTrip.setState({ role, canUndo: false, canRedo: false });
  return SHORTCUT_IDS.filter((id) => canRun(id, planner, item));
}

it('offers a reader nothing that the server would refuse', async () => {
  const viewer = await offered('viewer');
  for (const id of ['add', 'duplicate', 'move', 'undo', 'redo'] as const) expect(viewer).not.toContain(id);
  expect(viewer).toEqual(expect.arrayContaining(['palette', 'search', 'open', 'next', 'view3', 'help']));
});

it('lets a commenter suggest a move, and an editor do it all', async () => {
  expect(await offered('commenter')).toContain('move');
  expect(await offered('commenter')).not.toContain('add');
  expect(await offered('editor')).toEqual(expect.arrayContaining(['add', 'duplicate', 'move']));
});

it('does nothing to an item that is not there, or is locked', async () => {
  const { canRun } = await import('./commands.ts');
  for (const id of ['open', 'move', 'duplicate'] as const) expect(canRun(id, planner, null)).toBe(false);
  expect(canRun('move', planner, { ...item, locked: true })).toBe(false);
  expect(canRun('fit', planner, null)).toBe(false);
});
