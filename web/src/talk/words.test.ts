import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trip } from '../../test/trip.ts';
import type { Edit, Entity } from '../sync/op.ts';
import { editIn } from '../sync/remarks.ts';
import { proposalLines } from './words.ts';

const [FIRST, SECOND] = ['2027-05-01', '2027-05-02'];
const formats = { time: (local: string) => local.slice(11, 16) };
const moment = (date: string, clock: string) => ({ local: `${date}T${clock}`, zone: 'Europe/Lisbon', at: `${date}T${clock}:00Z` });

const item = (fields: object = {}): Entity => ({
  id: 'a', type: 'item', place: { parent: FIRST ?? '', pos: 'a0' }, fields: { title: 'a', ...fields }, deleted: false, seq: 1, created_by: 'u', created_at: '', updated_by: 'u', updated_at: '',
});

function lines(ops: readonly Edit[], { fields = {}, status = 'open' }: { fields?: object; status?: 'open' | 'accepted' } = {}): string[] {
  const get = (key: string) => (key === 'item/a' ? item(fields) : undefined);
  return proposalLines({ trip: trip(), get }, { ops, about: 'a', status }, formats);
}

const set = (f: string, v: unknown): Edit => ({ k: 'set', type: 'item', id: 'a', f, v });
const place = (parent: string, id = 'a'): Edit => ({ k: 'place', type: 'item', id, v: { parent, pos: 'a5' } });

describe('a suggestion in words', () => {
  it.each([
    ['a move', [place(SECOND ?? '')], ['Move a from day 1 to day 2']],
    ['a move to the ideas', [place('')], ['Move a from day 1 to the ideas']],
    ['another order', [place(FIRST ?? '')], ['Move a within day 1']],
    ['a title', [set('title', 'A new name')], ['Rename a to A new name']],
    ['a removal', [{ k: 'delete', type: 'item', id: 'a' }], ['Remove a']],
    ['a first time', [set('time', { start: moment(FIRST ?? '', '10:00'), end: moment(FIRST ?? '', '12:00') })], ['a at 10:00 – 12:00']],
    ['another field', [set('duration_min', 90)], ['Change the duration of a to 90']],
    ['a new place', [{ k: 'create', type: 'item', id: 'n', v: { place: { parent: SECOND, pos: 'a0' }, fields: { title: 'Louvre' } } }], ['Add Louvre to day 2']],
  ] as [string, Edit[], string[]][])('says %s', (_what, ops, said) => {
    expect(lines(ops)).toEqual(said);
  });

  it('says what a time was, and nothing where a move only takes it along', () => {
    const fields = { time: { start: moment(FIRST ?? '', '09:30') } };
    expect(lines([set('time', { start: moment(FIRST ?? '', '10:00') })], { fields })).toEqual(['a at 10:00 instead of 09:30']);
    expect(lines([place(SECOND ?? ''), set('time', { start: moment(SECOND ?? '', '09:30') })], { fields })).toEqual(['Move a from day 1 to day 2']);
    expect(lines([set('time', null)], { fields })).toEqual(['Take the time off a']);
  });

  it('leaves out rows that only make room', () => {
    const b: Entity = { ...item(), id: 'b', place: { parent: FIRST ?? '', pos: 'a1' } };
    const known = { trip: trip(), get: (key: string) => (key === 'item/b' ? b : item()) };
    expect(proposalLines(known, { ops: [place(FIRST ?? '', 'b'), place(SECOND ?? '')], about: 'a', status: 'open' }, formats)).toEqual(['Move a from day 1 to day 2']);
  });

  it('says of a decided one what it asked for, whatever the trip is like now', () => {
    expect(lines([place(FIRST ?? ''), set('title', 'a')], { status: 'accepted' })).toEqual(['Move a to day 1', 'Name it a']);
  });

  it('has words for whatever comes', () => {
    const op = fc.record({ k: fc.constantFrom('create', 'set', 'place', 'delete', 'restore'), type: fc.constantFrom('item', 'day'), id: fc.constantFrom('a', 'zzz', FIRST), f: fc.constantFrom('title', 'time', 'cost', ''), v: fc.anything() });
    fc.assert(
      fc.property(fc.array(op), fc.constantFrom('open', 'accepted'), (ops, status) => {
        const edits = ops.map(editIn).filter((edit) => edit !== null);
        expect(lines(edits, { status: status as 'open' }).length).toBeLessThanOrEqual(edits.length);
      }),
    );
  });
});
