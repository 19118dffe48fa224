import { describe, expect, it } from 'vitest';
import { SHORTCUTS, SHORTCUT_IDS, capsOf, isSingleKey, shortcutOf, shortcutOfView, viewOf } from './keys.ts';

const press = (key: string, held: Partial<Record<'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey', boolean>> = {}, graph = false) =>
  shortcutOf({ key, metaKey: false, ctrlKey: false, altKey: false, shiftKey: false, getModifierState: (name) => graph && name === 'AltGraph', ...held });

describe('shortcuts', () => {
  it('are each found by their own keys and by no other’s', () => {
    for (const id of SHORTCUT_IDS) {
      const { key, command, shift } = { command: false, shift: false, ...SHORTCUTS[id] };
      expect(press(key, { ctrlKey: command, shiftKey: shift })).toBe(id);
    }
    expect(new Set(SHORTCUT_IDS.map((id) => capsOf(id, false).join('+'))).size).toBe(SHORTCUT_IDS.length);
  });

  it('tell a letter from the same letter with the command key', () => {
    expect(press('k')).toBe('previous');
    expect(press('k', { metaKey: true })).toBe('palette');
    expect(press('z')).toBeNull();
    expect(press('Z', { ctrlKey: true, shiftKey: true })).toBe('redo');
    expect(press('j', { ctrlKey: true })).toBeNull();
  });

  it('take a character that needs AltGr, and leave Alt to the browser', () => {
    expect(press('[', { ctrlKey: true, altKey: true }, true)).toBe('previousDay');
    expect(press('f', { altKey: true })).toBeNull();
  });

  it('take a character that needs Shift', () => expect(press('?', { shiftKey: true })).toBe('help'));

  it('name views in their order', () => {
    expect(viewOf('view1')).toBe('list');
    expect(shortcutOfView('table')).toBe('view5');
    expect(shortcutOfView('budget')).toBeNull();
  });

  it('are written as the machine writes them', () => {
    expect(capsOf('redo', true)).toEqual(['⌘', '⇧', 'Z']);
    expect(capsOf('redo', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(isSingleKey('palette')).toBe(false);
    expect(isSingleKey('add')).toBe(true);
  });
});
