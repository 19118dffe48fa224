import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IDEAS, type Item } from './model.ts';
import { newItem } from './newItem.ts';
import { byPos, placeAt, posBetween, rowsOf, slotOf } from './order.ts';

const item = (id: string, pos: string, day: string | null = '2027-05-01'): Item => newItem('t', { id, title: id, pos, day });

describe('posBetween', () => {
  it('lies strictly between its neighbours', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 60 }), (inserts) => {
        const keys: string[] = [];
        for (const insert of inserts) {
          const at = insert % (keys.length + 1);
          keys.splice(at, 0, posBetween(keys[at - 1] ?? null, keys[at] ?? null));
        }
        expect(keys).toEqual([...keys].toSorted((a, b) => (a < b ? -1 : 1)));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('answers for keys that are equal, reversed or junk', () => {
    expect(posBetween('a1', 'a1') > 'a1').toBe(true);
    expect(typeof posBetween('a2', 'a1')).toBe('string');
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => {
      expect(typeof posBetween(a, b)).toBe('string');
    }));
  });
});

describe('order', () => {
  it('sorts by code unit and settles ties by id', () => {
    const rows = [item('b', 'a1'), item('a', 'a1'), item('c', 'Zz'), item('d', 'a0')].toSorted(byPos);
    expect(rows.map((row) => row.id)).toEqual(['c', 'd', 'a', 'b']);
  });

  it('keeps ideas apart from days', () => {
    const items = [item('a', 'a0'), item('b', 'a0', null)];
    expect(rowsOf(items, IDEAS).map((row) => row.id)).toEqual(['b']);
  });

  it('puts a row at the index asked for, counted without itself', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.integer({ min: -2, max: 8 }), (id, index) => {
        const items = ids.map((name, at) => item(name, `a${at}`));
        const placed = placeAt(items, '2027-05-01', index, id);
        const moved = items.map((row) => (row.id === id ? { ...row, ...placed } : row));
        const order = rowsOf(moved, '2027-05-01').map((row) => row.id);
        const expected = ids.filter((name) => name !== id);
        expected.splice(Math.max(0, Math.min(index, 4)), 0, id);
        expect(order).toEqual(expected);
        expect(placed.after).toBe(expected[expected.indexOf(id) - 1] ?? null);
      }),
    );
  });

  it('knows the slot an item stands in', () => {
    const items = [item('a', 'a0'), item('b', 'a1')];
    expect(items.map((row) => slotOf(items, row))).toEqual([0, 1]);
  });
});
