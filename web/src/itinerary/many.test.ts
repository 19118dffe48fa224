import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Desk } from '../../test/desk.ts';
import { copyDay, copyDayToEnd, moveAll, removeAll, setAll } from './many.ts';
import { rowsOf } from './order.ts';

const IDS = ['a', 'b', 'c', 'd'];
const LISTS = ['2027-05-01', '2027-05-02', 'ideas'];
const titles = (desk: Desk, list: string): string[] => rowsOf(desk.trip.items, list).map(({ title }) => title);
const all = (desk: Desk): string[][] => LISTS.map((list) => titles(desk, list));

describe('several items at once', () => {
  it('move to a slot as a run in their order, lose nobody, and come back with one undo', () => {
    const steps = fc.array(fc.record({ ids: fc.subarray(IDS, { minLength: 1 }), list: fc.constantFrom(...LISTS), index: fc.nat({ max: 5 }) }), { maxLength: 8 });
    fc.assert(
      fc.property(steps, (moves) => {
        const desk = new Desk();
        for (const { ids, list, index } of moves) {
          const before = all(desk);
          const order = LISTS.flatMap((each) => rowsOf(desk.trip.items, each));
          const moving = order.filter(({ id }) => ids.includes(id)).map(({ title }) => title);
          const rest = titles(desk, list).filter((title) => !moving.includes(title));
          desk.commit(moveAll(desk.known, new Set(ids), order, list, index));
          const at = Math.min(index, rest.length);
          expect(titles(desk, list)).toEqual([...rest.slice(0, at), ...moving, ...rest.slice(at)]);
          expect(all(desk).flat().toSorted()).toEqual(before.flat().toSorted());
        }
        const last = all(desk);
        for (let back = desk.undoing.undo(1, 'u'); back; back = desk.undoing.undo(1, 'u')) desk.apply(back.edits);
        expect(all(desk)).toEqual([['a', 'b'], ['c'], ['d']]);
        expect(last.flat()).toHaveLength(4);
      }),
    );
  });

  it('leave what is locked', () => {
    const desk = new Desk();
    desk.change({ kind: 'edit', id: 'a', fields: { locked: true } });
    desk.commit(moveAll(desk.known, new Set(['a', 'b']), desk.trip.items, 'ideas', Infinity));
    expect(all(desk)).toEqual([['a'], ['c'], ['d', 'b']]);
  });

  it('are removed and ticked off as one step', () => {
    const desk = new Desk();
    desk.commit(setAll(desk.known, new Set(['a', 'd']), 'done', true));
    expect(desk.trip.items.filter(({ done }) => done).map(({ id }) => id)).toEqual(['a', 'd']);
    desk.commit(removeAll(desk.known, new Set(IDS)));
    expect(desk.trip.items).toHaveLength(0);
    desk.apply(desk.undoing.undo(1, 'u')?.edits ?? []);
    expect(desk.trip.items).toHaveLength(4);
  });
});

describe('copying a day', () => {
  it('appends it in order with the same clocks, without bookings and ticks', () => {
    const desk = new Desk();
    desk.change({ kind: 'edit', id: 'a', fields: { start_local: '2027-05-01T22:30', start_zone: 'Europe/Lisbon', end_local: '2027-05-02T01:00', end_zone: 'Europe/Lisbon', booking_ref: 'X1', done: true, locked: true } });
    desk.commit(copyDay(desk.known, '2027-05-01', '2027-05-02'));
    const [, copy] = rowsOf(desk.trip.items, '2027-05-02');
    expect(titles(desk, '2027-05-02')).toEqual(['c', 'a', 'b']);
    expect(copy).toMatchObject({ start_local: '2027-05-02T22:30', end_local: '2027-05-03T01:00', booking_ref: '', done: false, locked: false });
  });

  it('can make the trip a day longer', () => {
    const desk = new Desk();
    desk.change({ kind: 'day', date: '2027-05-01', fields: { title: 'By the river' } });
    desk.commit(copyDayToEnd(desk.known, '2027-05-01'));
    expect(desk.trip.end_date).toBe('2027-05-03');
    expect(desk.trip.days.at(-1)?.title).toBe('By the river');
    expect(titles(desk, '2027-05-03')).toEqual(['a', 'b']);
  });
});
