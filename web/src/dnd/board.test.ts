import { describe, expect, it } from 'vitest';
import { type BoardList, type Slot, stepList, stepSlot } from './board.ts';
import { slotFrom } from './pointer.ts';

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
});
