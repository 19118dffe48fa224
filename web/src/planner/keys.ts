import type { View } from '../app/router.tsx';
import { KEYED } from './viewNames.ts';

export const KEY_GROUPS = ['find', 'item', 'day', 'view', 'page'] as const;
export type KeyGroup = (typeof KEY_GROUPS)[number];

interface Shortcut {
  group: KeyGroup;
  /** As the event names it, in lower case. */
  key: string;
  /** With Ctrl, or ⌘ on a Mac. Those work while single keys are turned off, and while one types where that is no editing of its own. */
  command?: true;
  shift?: true;
}

/** The one table of shortcuts: what listens, the sheet that lists them and the palette all read it. Names are in keyNames.ts. */
export const SHORTCUTS = {
  palette: { group: 'find', key: 'k', command: true },
  search: { group: 'find', key: '/' },
  add: { group: 'item', key: 'n' },
  open: { group: 'item', key: 'e' },
  move: { group: 'item', key: 'm' },
  duplicate: { group: 'item', key: 'd' },
  choose: { group: 'item', key: 'x' },
  next: { group: 'item', key: 'j' },
  previous: { group: 'item', key: 'k' },
  nextDay: { group: 'day', key: ']' },
  previousDay: { group: 'day', key: '[' },
  fit: { group: 'day', key: 'f' },
  optimise: { group: 'day', key: 'o' },
  plan: { group: 'day', key: 'p' },
  view1: { group: 'view', key: '1' },
  view2: { group: 'view', key: '2' },
  view3: { group: 'view', key: '3' },
  view4: { group: 'view', key: '4' },
  view5: { group: 'view', key: '5' },
  undo: { group: 'page', key: 'z', command: true },
  redo: { group: 'page', key: 'z', command: true, shift: true },
  close: { group: 'page', key: 'escape' },
  help: { group: 'page', key: '?' },
} as const satisfies Readonly<Record<string, Shortcut>>;

export type ShortcutId = keyof typeof SHORTCUTS;

export const SHORTCUT_IDS = Object.keys(SHORTCUTS) as ShortcutId[];

const all: Readonly<Record<ShortcutId, Shortcut>> = SHORTCUTS;

type Pressed = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'> & { getModifierState?: (name: string) => boolean };

/** The shortcut that was pressed. A character that a layout only gives with AltGr ("[" in German) is pressed like any other. */
export function shortcutOf(event: Pressed): ShortcutId | null {
  const isGraph = event.getModifierState?.('AltGraph') === true;
  const isCommand = !isGraph && (event.metaKey || event.ctrlKey);
  if (event.altKey && !isGraph) return null;
  const key = event.key.toLowerCase();
  const found = SHORTCUT_IDS.find((id) => {
    const shortcut = all[id];
    if (shortcut.key !== key || (shortcut.command === true) !== isCommand) return false;
    return !shortcut.command || (shortcut.shift === true) === event.shiftKey;
  });
  return found ?? null;
}

export const isSingleKey = (id: ShortcutId): boolean => !all[id].command && all[id].key !== 'escape';

export const viewOf = (id: ShortcutId): View | null => (id.startsWith('view') ? (KEYED[Number(id.slice(4)) - 1] ?? null) : null);

export const shortcutOfView = (view: View): ShortcutId | null => SHORTCUT_IDS.find((id) => viewOf(id) === view) ?? null;

/** What is printed on the keys, in the order they are held. */
export function capsOf(id: ShortcutId, isMac: boolean): string[] {
  const { key, command, shift } = all[id];
  const cap = key === 'escape' ? 'Esc' : key.toUpperCase();
  return [...(command ? [isMac ? '⌘' : 'Ctrl'] : []), ...(shift ? [isMac ? '⇧' : 'Shift'] : []), cap];
}
