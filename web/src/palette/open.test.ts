import { beforeEach, expect, it } from 'vitest';
import { openPalette, typeAhead, usePalette } from './open.ts';

const press = (key: string, ctrlKey = false): boolean => typeAhead({ key, ctrlKey, metaKey: false });

beforeEach(() => openPalette(false));

it('leaves keys alone while nobody has asked for the palette', () => {
  expect(press('d')).toBe(false);
  expect(usePalette.getState().typed).toBe('');
});

it('keeps what is typed until the palette is there', () => {
  openPalette();
  for (const key of 'day 2') expect(press(key)).toBe(true);
  expect(press('Shift')).toBe(false);
  expect(press('c', true)).toBe(false);
  expect(usePalette.getState().typed).toBe('day 2');
});

it('starts afresh each time, and can be called off', () => {
  openPalette();
  press('x');
  expect(press('Escape')).toBe(true);
  expect(usePalette.getState().isOpen).toBe(false);
  openPalette();
  expect(usePalette.getState().typed).toBe('');
});
