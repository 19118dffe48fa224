import { describe, expect, it } from 'vitest';
import type { Conflict } from './conflicts.ts';
import { type Finding, type Fix, mergeFindings, planKeys } from './findings.ts';
import type { Item } from './model.ts';
import { newItem } from './newItem.ts';

const DAY = '2027-05-03';
const item = (id: string, given: Partial<Item> = {}): Item => newItem('trip', { id, title: id, day: DAY, ...given });
const tower = item('tower');
const museum = item('museum');
const items = [tower, museum];
const keys = planKeys(items);
const fix: Fix = { kind: 'move_day', item_id: 'museum', other_id: null, day: '2027-05-02', start_local: null, minutes: null, operations: [] };
const found = (given: Partial<Finding>): Finding => ({ kind: 'closed', severity: 'error', item_ids: ['museum'], date: DAY, minutes: null, gap: null, nights: null, over: null, open: [], hours: 'Mo off', planned: true, fix: null, ...given });
const kinds = (local: readonly Conflict[], findings: readonly Finding[], now = items) => mergeFindings(local, findings, now, keys).map(({ conflict }) => conflict.kind);

describe('what the server finds', () => {
  it('joins what is seen here, the gravest first, with its fix', () => {
    const tight: Conflict = { kind: 'tight', from: tower, to: museum, minutes: 20, gap: 22 };
    expect(mergeFindings([tight], [found({ fix })], items, keys)).toEqual([
      { conflict: { kind: 'closed', item: museum, date: DAY, open: [] }, fix },
      { conflict: tight, fix: null },
    ]);
  });

  it('is not told twice: what is seen here stands, with the fix of the server', () => {
    const overlap: Conflict = { kind: 'overlap', first: tower, second: museum, minutes: 31 };
    const told = mergeFindings([overlap], [found({ kind: 'overlap', item_ids: ['tower', 'museum'], minutes: 30, fix })], items, keys);
    expect(told).toEqual([{ conflict: overlap, fix }]);
  });

  it('is not told twice either where it counts another way, or names a pair the other way round', () => {
    const tight: Conflict = { kind: 'tight', from: tower, to: museum, minutes: 20, gap: 22 };
    const overlap: Conflict = { kind: 'overlap', first: tower, second: museum, minutes: 31 };
    const findings = [found({ kind: 'transfer', item_ids: ['tower', 'museum'], minutes: 23, gap: 22 }), found({ kind: 'overlap', item_ids: ['museum', 'tower'], minutes: 31 })];
    expect(mergeFindings([tight, overlap], findings, items, keys).map(({ conflict }) => conflict)).toEqual([overlap, tight]);
  });

  it('is left to the next look where an item has changed since, or is gone', () => {
    expect(kinds([], [found({})], [tower, { ...museum, day: '2027-05-02' }])).toEqual([]);
    expect(kinds([], [found({})], [tower])).toEqual([]);
    expect(kinds([], [found({})], [tower, { ...museum, title: 'The museum', description: 'new' }])).toEqual(['closed']);
  });

  it('does not bring back nights and money that were settled here meanwhile', () => {
    expect(kinds([], [found({ kind: 'night', item_ids: [], nights: 2 }), found({ kind: 'budget', item_ids: [], over: { amount: 1, currency: 'EUR' } })])).toEqual([]);
  });

  it('names the item that is late, and the day that is too long', () => {
    const told = mergeFindings([], [found({ kind: 'late', item_ids: ['tower', 'museum'], minutes: 12 }), found({ kind: 'long_day', item_ids: [], minutes: 45 })], items, keys);
    expect(told.map(({ conflict }) => conflict)).toEqual([
      { kind: 'late', item: museum, minutes: 12 },
      { kind: 'long_day', date: DAY, minutes: 45 },
    ]);
  });
});
