import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Desk } from '../../test/desk.ts';
import { ApiProblem } from '../api/problem.ts';
import { keyOf } from '../sync/op.ts';
import { type Change, dateEdits, editsOf } from './change.ts';
import type { Itinerary } from './model.ts';
import { newItem } from './newItem.ts';
import { placeAt, rowsOf } from './order.ts';

const DAYS = ['2027-05-01', '2027-05-02'];

const shape = ({ name, budget, days, items }: Itinerary) => ({
  name,
  budget,
  days,
  lists: [...DAYS, 'ideas'].map((list) => rowsOf(items, list).map(({ id, title, start_local }) => ({ id, title, start_local }))),
});

const ids = ['a', 'b', 'c', 'd'];
const changes = fc.oneof(
  fc.record({ kind: fc.constant('rename' as const), id: fc.constantFrom(...ids), title: fc.string() }),
  fc.record({ kind: fc.constant('time' as const), id: fc.constantFrom(...ids), hour: fc.integer({ min: 10, max: 23 }) }),
  fc.record({ kind: fc.constant('move' as const), id: fc.constantFrom(...ids), list: fc.constantFrom(...DAYS, 'ideas'), index: fc.nat({ max: 4 }) }),
  fc.record({ kind: fc.constant('remove' as const), id: fc.constantFrom(...ids) }),
  fc.record({ kind: fc.constant('add' as const), id: fc.uuid(), list: fc.constantFrom('2027-05-01', 'ideas') }),
  fc.record({ kind: fc.constant('day' as const), title: fc.string() }),
  fc.record({ kind: fc.constant('trip' as const), name: fc.string(), budget: fc.option(fc.record({ amount: fc.nat(), currency: fc.constantFrom('EUR', 'JPY') })) }),
);

function toChange(open: Itinerary, step: typeof changes extends fc.Arbitrary<infer T> ? T : never): Change {
  switch (step.kind) {
    case 'rename':
      return { kind: 'edit', id: step.id, fields: { title: step.title } };
    case 'time': {
      const day = open.items.find((item) => item.id === step.id)?.day;
      return { kind: 'edit', id: step.id, fields: day ? { start_local: `${day}T${step.hour}:00`, start_zone: 'Europe/Lisbon' } : { done: true } };
    }
    case 'move':
      return { kind: 'move', id: step.id, to: placeAt(open.items, step.list, step.index, step.id) };
    case 'remove':
      return { kind: 'remove', id: step.id };
    case 'add': {
      const { day, pos, after } = placeAt(open.items, step.list, Infinity);
      return { kind: 'add', item: newItem(open.id, { id: step.id, title: step.id, day, pos }), after };
    }
    case 'day':
      return { kind: 'day', date: '2027-05-01', fields: { title: step.title } };
    case 'trip':
      return { kind: 'trip', fields: { name: step.name, budget: step.budget } };
  }
}

describe('changes', () => {
  it('set a budget, of nothing too, and take it away', () => {
    const desk = new Desk();
    expect(desk.trip.budget).toBeNull();
    for (const budget of [{ amount: 0, currency: 'JPY' }, { amount: 120_000, currency: 'EUR' }, null]) {
      desk.change({ kind: 'trip', fields: { budget } });
      expect(desk.trip.budget).toEqual(budget);
    }
  });

  it('are all taken back by undo, and all done again by redo', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 12 }), (steps) => {
        const desk = new Desk();
        const start = shape(desk.trip);
        for (const step of steps) desk.change(toChange(desk.trip, step));
        const end = shape(desk.trip);
        for (let back = desk.undoing.undo(1, 'u'); back; back = desk.undoing.undo(1, 'u')) desk.apply(back.edits);
        expect(shape(desk.trip)).toEqual(start);
        for (let again = desk.undoing.redo(1, 'r'); again; again = desk.undoing.redo(1, 'r')) desk.apply(again.edits);
        expect(shape(desk.trip)).toEqual(end);
      }),
    );
  });

  it('leave alone what somebody else has changed since', () => {
    const desk = new Desk();
    desk.change({ kind: 'edit', id: 'a', fields: { title: 'mine', url: 'https://example.org' } });
    desk.undoing.heard([{ k: 'set', type: 'item', id: 'a', f: 'title', v: 'theirs', seq: 9, by: 'jo', at: '', c: 'other' }], 'c', (op) => keyOf('item', op.id));
    const back = desk.undoing.undo(9, 'u');
    expect(back?.skipped).toBe(1);
    expect(back?.edits.map((edit) => edit.f)).toEqual(['url']);
  });

  it('give back what another had set, where ours came after it unseen', () => {
    const desk = new Desk();
    desk.change({ kind: 'edit', id: 'a', fields: { title: 'mine' } });
    const theirs = { k: 'set' as const, type: 'item' as const, id: 'a', f: 'title', v: 'theirs', seq: 9, by: 'jo', at: '', c: 'other' };
    desk.undoing.heard([theirs, { ...theirs, v: 'mine', seq: 10, by: 'u', c: 'c' }], 'c', (op) => keyOf('item', op.id));
    expect(desk.undoing.undo(10, 'u')?.edits).toEqual([{ k: 'set', type: 'item', id: 'a', f: 'title', v: 'theirs' }]);
  });

  it('keep the clock when a timed item changes its day', () => {
    const desk = new Desk();
    desk.change({ kind: 'edit', id: 'a', fields: { start_local: '2027-05-01T22:00', end_local: '2027-05-02T01:00', start_zone: 'Europe/Lisbon' } });
    desk.change({ kind: 'move', id: 'a', to: placeAt(desk.trip.items, '2027-05-02', 0, 'a') });
    const item = desk.item('a');
    expect([item?.start_local, item?.end_local, item?.start_time]).toEqual(['2027-05-02T22:00', '2027-05-03T01:00', '2027-05-02T21:00:00Z']);
  });

  it('refuse a clock that the zone passes over, naming the nearest', () => {
    const desk = new Desk();
    const late: Change = { kind: 'edit', id: 'a', fields: { start_local: '2027-03-28T01:30', start_zone: 'Europe/Lisbon' } };
    expect(() => editsOf(desk.known, late)).toThrow(ApiProblem);
    expect(() => editsOf(desk.known, late)).toThrow(/use 00:30 or 02:30/);
  });

  it('come to nothing for what is not there', () => {
    const { known } = new Desk();
    expect(editsOf(known, { kind: 'remove', id: 'nobody' })).toEqual([]);
    expect(editsOf(known, { kind: 'day', date: '1999-01-01', fields: { title: '' } })).toEqual([]);
  });
});

describe('order', () => {
  it('stays as asked for through any number of moves to the same gap, with keys the server takes', () => {
    const desk = new Desk();
    for (let round = 0; round < 200; round++) {
      const id = round % 2 === 0 ? 'c' : 'd';
      desk.change({ kind: 'move', id, to: placeAt(desk.trip.items, '2027-05-01', 1, id) });
      const rows = rowsOf(desk.trip.items, '2027-05-01').map((row) => row.id);
      expect(rows[1]).toBe(id);
      expect([rows[0], rows.at(-1)]).toEqual(['a', 'b']);
    }
    for (const item of desk.trip.items) expect(item.pos.length).toBeLessThanOrEqual(32);
  });

  it('makes room between two rows with the same key', () => {
    const desk = new Desk();
    desk.apply([{ k: 'place', type: 'item', id: 'b', v: { parent: '2027-05-01', pos: 'a0' } }]);
    desk.change({ kind: 'move', id: 'c', to: placeAt(desk.trip.items, '2027-05-01', 1, 'c') });
    expect(rowsOf(desk.trip.items, '2027-05-01').map((row) => row.id)).toEqual(['a', 'c', 'b']);
  });
});

describe('dates', () => {
  it('leave items where they are and show those outside as ideas', () => {
    const desk = new Desk();
    desk.commit(dateEdits(desk.known, { start: '2027-05-02', end: '2027-05-04' }, false));
    expect(rowsOf(desk.trip.items, 'ideas').map((row) => row.id)).toEqual(['a', 'd', 'b']);
    desk.apply(dateEdits(desk.known, { start: '2027-05-01', end: '2027-05-02' }, false));
    expect(rowsOf(desk.trip.items, '2027-05-01').map((row) => row.id)).toEqual(['a', 'b']);
  });

  it('take items, titles and notes along when day numbers are kept, and locked items not', () => {
    const desk = new Desk();
    desk.change({ kind: 'day', date: '2027-05-01', fields: { title: 'Arrival', notes: 'n' } });
    desk.change({ kind: 'edit', id: 'b', fields: { locked: true } });
    const before = shape(desk.trip);
    desk.commit(dateEdits(desk.known, { start: '2027-06-01', end: '2027-06-02' }, true));
    expect(desk.trip.days[0]).toEqual({ date: '2027-06-01', title: 'Arrival', notes: 'n' });
    expect([desk.item('a')?.day, desk.item('b')?.day, desk.item('c')?.day]).toEqual(['2027-06-01', null, '2027-06-02']);
    desk.apply(desk.undoing.undo(1, 'u')?.edits ?? []);
    expect(shape(desk.trip)).toEqual(before);
  });
});
