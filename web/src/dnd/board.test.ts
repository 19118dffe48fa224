import { describe, expect, it } from 'vitest';
import { type BoardList, type Slot, stepList, stepSlot } from './board.ts';
import { type Target, slotFrom, underPointer } from './pointer.ts';
import { scrollStep } from './scroll.ts';

const list = (id: string, ...rows: string[]): BoardList => ({ id, label: id, rows: rows.map((row) => ({ id: row, label: row })) });
const lists = [list('one', 'a', 'b'), list('two'), list('three', 'c')];

describe('keyboard', () => {
  it('walks every slot of every list, and holds at the ends', () => {
    const seen: string[] = [];
    let slot: Slot = { list: 'one', index: 0 };
    for (let step = 0; step < 8; step++) {
      seen.push(`${slot.list}${slot.index}`);
      slot = stepSlot(lists, 'a', slot, 1);
    }
    expect(seen).toEqual(['one0', 'one1', 'two0', 'three0', 'three1', 'three1', 'three1', 'three1']);
    expect(stepSlot(lists, 'a', { list: 'one', index: 0 }, -1)).toEqual({ list: 'one', index: 0 });
  });

  it('steps from list to list', () => {
    expect(stepList(lists, { list: 'one', index: 1 }, 1)).toEqual({ list: 'two', index: 0 });
    expect(stepList(lists, { list: 'three', index: 1 }, 1)).toEqual({ list: 'three', index: 0 });
  });
});

describe('pointer', () => {
  const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  it('counts slots without the dragged row', () => {
    expect(slotFrom({ list: 'one', row: 'c', side: 'before' }, rows, 'a').index).toBe(1);
    expect(slotFrom({ list: 'one', row: 'c', side: 'after' }, rows, 'a').index).toBe(2);
    expect(slotFrom({ list: 'one', row: 'b', side: 'after' }, rows, 'b').index).toBe(1);
    expect(slotFrom({ list: 'one', row: null, side: 'after' }, rows, 'x').index).toBe(3);
  });

  const target = (of: string, row: string | null, top: number, bottom: number, append = false): Target => ({ list: of, row, append, box: () => ({ left: append ? 200 : 0, right: append ? 300 : 100, top, bottom }) });
  const targets = [target('one', null, 0, 100), target('one', 'a', 20, 40), target('one', 'b', 60, 80), target('two', null, 110, 150), target('two', null, 0, 20, true)];
  it.each([
    ['the upper half of a row', 25, { list: 'one', row: 'a', side: 'before' }],
    ['its lower half', 35, { list: 'one', row: 'a', side: 'after' }],
    ['between rows, the nearest', 52, { list: 'one', row: 'b', side: 'before' }],
    ['below the last', 99, { list: 'one', row: 'b', side: 'after' }],
    ['an empty list', 120, { list: 'two', row: null, side: 'after' }],
    ['nothing', 105, null],
  ])('finds %s', (_name, y, expected) => expect(underPointer(targets, { x: 50, y })).toEqual(expected));
  it('appends at a shortcut', () => expect(underPointer(targets, { x: 250, y: 10 })).toEqual({ list: 'two', row: null, side: 'after' }));

  it('scrolls a list at its edges only, and faster the nearer it is', () => {
    expect([scrollStep(300, 0, 600), scrollStep(57, 0, 600)]).toEqual([0, 0]);
    expect(scrollStep(10, 0, 600)).toBeLessThan(scrollStep(50, 0, 600));
    expect(scrollStep(599, 0, 600)).toBeGreaterThan(0);
    expect(Math.abs(scrollStep(-500, 0, 600))).toBeLessThanOrEqual(14);
  });
});
