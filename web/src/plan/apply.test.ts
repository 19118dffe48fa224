import { describe, expect, it } from 'vitest';
import type { Entity } from '../sync/op.ts';
import { editsOfPreview, signatureOf } from './apply.ts';
import type { Proposed } from './model.ts';
import { newItem } from '../itinerary/newItem.ts';

const place = (id: string, pos: string): Proposed => ({ k: 'place', type: 'item', id, v: { parent: '2027-05-01', pos } });
const time = (id: string): Proposed => ({ k: 'set', type: 'item', id, f: 'time', v: null });
const made = (id: string): Proposed => ({ k: 'create', type: 'item', id, v: { place: { parent: '2027-05-01', pos: 'a1' }, fields: { title: id } } });

const holding = (known: Readonly<Record<string, 'there' | 'deleted'>>) => (key: string) => {
  const state = known[key.replace('item/', '')];
  return state ? ({ deleted: state === 'deleted' } as Entity) : undefined;
};

describe('applying a preview', () => {
  it('makes the operations of the server, without what is absent', () => {
    const edits = editsOfPreview({ operations: [place('a', 'a0'), { ...time('a'), v: { start: null } }, made('new'), { ...place('new', 'a2'), f: null }] }, holding({ a: 'there' }));
    expect(edits).toEqual([
      { k: 'place', type: 'item', id: 'a', v: { parent: '2027-05-01', pos: 'a0' } },
      { k: 'set', type: 'item', id: 'a', f: 'time', v: { start: null } },
      { k: 'create', type: 'item', id: 'new', v: { place: { parent: '2027-05-01', pos: 'a1' }, fields: { title: 'new' } } },
      { k: 'place', type: 'item', id: 'new', v: { parent: '2027-05-01', pos: 'a2' } },
    ]);
  });

  it('leaves out what was removed since, and what is there already', () => {
    const operations = [place('gone', 'a0'), time('gone'), place('never', 'a1'), made('again'), time('kept')];
    expect(editsOfPreview({ operations }, holding({ gone: 'deleted', again: 'deleted', kept: 'there' })).map(({ id }) => id)).toEqual(['kept']);
  });

  it('keeps what is about a day', () => expect(editsOfPreview({ operations: [{ k: 'set', type: 'day', id: '2027-05-01', f: 'title', v: 'Belém' }] }, holding({}))).toHaveLength(1));
});

describe('what a preview was made from', () => {
  const item = newItem('trip', { id: 'a', title: 'Belém Tower', day: '2027-05-01', pos: 'a0' });
  const trip = { items: [item], start_date: '2027-05-01', end_date: '2027-05-03' };

  it('is the same after a change of words', () => expect(signatureOf({ ...trip, items: [{ ...item, title: 'Torre de Belém', description: 'Go early' }] })).toBe(signatureOf(trip)));

  it.each([
    ['another day', { day: '2027-05-02' }],
    ['a time', { start_local: '2027-05-01T10:00' }],
    ['a lock', { locked: true }],
    ['a place', { location: { name: 'Belém', lat: 38.7, lon: -9.2 } }],
  ])('is old after %s', (_what, changed) => expect(signatureOf({ ...trip, items: [{ ...item, ...changed }] })).not.toBe(signatureOf(trip)));

  it('is old when the dates change', () => expect(signatureOf({ ...trip, end_date: '2027-05-04' })).not.toBe(signatureOf(trip)));
});
