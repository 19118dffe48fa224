import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, applyChange, inverseOf } from './change.ts';
import { History } from './history.ts';
import type { Itinerary } from './model.ts';
import { newItem } from './newItem.ts';
import { placeAt, rowsOf } from './order.ts';
import { trip } from '../../test/trip.ts';

const shape = (open: Itinerary) => ({
  name: open.name,
  days: open.days,
  lists: ['2027-05-01', '2027-05-02', 'ideas'].map((list) => rowsOf(open.items, list).map(({ id, title, start_local }) => ({ id, title, start_local }))),
});

const ids = ['a', 'b', 'c', 'd'];
const changes = fc.oneof(
  fc.record({ kind: fc.constant('rename' as const), id: fc.constantFrom(...ids), title: fc.string() }),
  fc.record({ kind: fc.constant('move' as const), id: fc.constantFrom(...ids), list: fc.constantFrom('2027-05-01', '2027-05-02', 'ideas'), index: fc.nat({ max: 4 }) }),
  fc.record({ kind: fc.constant('remove' as const), id: fc.constantFrom(...ids) }),
  fc.record({ kind: fc.constant('add' as const), id: fc.uuid(), list: fc.constantFrom('2027-05-01', 'ideas') }),
  fc.record({ kind: fc.constant('day' as const), title: fc.string() }),
  fc.record({ kind: fc.constant('trip' as const), name: fc.string() }),
);

function toChange(open: Itinerary, step: typeof changes extends fc.Arbitrary<infer T> ? T : never): Change {
  switch (step.kind) {
    case 'rename':
      return { kind: 'edit', id: step.id, fields: { title: step.title } };
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
      return { kind: 'trip', fields: { name: step.name } };
  }
}

describe('changes', () => {
  it('are all taken back by undo, and all done again by redo', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 12 }), (steps) => {
        const history = new History();
        const start = trip();
        let open = start;
        for (const step of steps) {
          const change = toChange(open, step);
          const inverse = inverseOf(open, change);
          if (!inverse) continue;
          history.record({ change, inverse });
          open = applyChange(open, change);
        }
        const end = shape(open);
        for (let back = history.undo(); back; back = history.undo()) open = applyChange(open, back);
        expect(shape(open)).toEqual(shape(start));
        for (let again = history.redo(); again; again = history.redo()) open = applyChange(open, again);
        expect(shape(open)).toEqual(end);
      }),
    );
  });

  it('keep the clock when a timed item changes its day', () => {
    const open = applyChange(trip(), { kind: 'edit', id: 'a', fields: { start_local: '2027-05-01T22:00', end_local: '2027-05-02T01:00' } });
    const moved = applyChange(open, { kind: 'move', id: 'a', to: placeAt(open.items, '2027-05-02', 0, 'a') });
    const item = moved.items.find((row) => row.id === 'a');
    expect([item?.start_local, item?.end_local]).toEqual(['2027-05-02T22:00', '2027-05-03T01:00']);
  });

  it('have no inverse for what is not there', () => {
    expect(inverseOf(trip(), { kind: 'remove', id: 'nobody' })).toBeNull();
    expect(inverseOf(trip(), { kind: 'day', date: '1999-01-01', fields: { title: '' } })).toBeNull();
  });
});
