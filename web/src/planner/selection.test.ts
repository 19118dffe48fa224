import { beforeEach, describe, expect, it } from 'vitest';
import { clearSelection, pick, useSelection } from './selection.ts';

const ORDER = ['a', 'b', 'c', 'd'];
const press = (id: string, keys: Partial<{ shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }> = {}) => pick(id, { shiftKey: false, ctrlKey: false, metaKey: false, ...keys }, () => ORDER);
const chosen = () => [...useSelection.getState().ids].toSorted();

describe('choosing rows', () => {
  beforeEach(clearSelection);
  it('leaves a plain press alone until something is chosen', () => {
    expect(press('a')).toBe(false);
    expect(press('a', { metaKey: true })).toBe(true);
    expect(press('c')).toBe(true);
    expect(chosen()).toEqual(['a', 'c']);
    press('a');
    press('c');
    expect(press('c')).toBe(false);
  });
  it('takes a range both ways from where it began', () => {
    press('c', { ctrlKey: true });
    press('a', { shiftKey: true });
    expect(chosen()).toEqual(['a', 'b', 'c']);
    press('d', { shiftKey: true });
    expect(chosen()).toEqual(['a', 'b', 'c', 'd']);
  });
  it('starts a range with the first press', () => {
    press('b', { shiftKey: true });
    expect(chosen()).toEqual(['b']);
  });
});
