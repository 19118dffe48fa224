import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time/dates.ts';
import { trip } from '../../test/trip.ts';
import { previewDates } from './dateRange.ts';

const ids = (items: readonly { id: string }[]) => items.map((item) => item.id);

describe('previewDates', () => {
  it('makes ideas of what falls outside when items keep their dates', () => {
    const preview = previewDates(trip(), { start: '2027-05-02', end: '2027-05-04' }, false);
    expect(preview.days).toBe(3);
    expect(ids(preview.becomeIdeas)).toEqual(['a', 'b']);
    expect(preview.shifted).toEqual([]);
  });

  it('moves every item along when day numbers are kept', () => {
    const preview = previewDates(trip(), { start: '2027-06-01', end: '2027-06-02' }, true);
    expect(preview.becomeIdeas).toEqual([]);
    expect(preview.shifted.map(({ item, to }) => [item.id, to])).toEqual([
      ['a', '2027-06-01'],
      ['b', '2027-06-01'],
      ['c', '2027-06-02'],
    ]);
  });

  it('makes ideas of days beyond a shorter trip', () => {
    expect(ids(previewDates(trip(), { start: '2027-06-01', end: '2027-06-01' }, true).becomeIdeas)).toEqual(['c']);
  });

  it('says nothing about a range that is not one', () => {
    expect(previewDates(trip(), { start: '2027-06-02', end: '2027-06-01' }, true)).toEqual({ days: 0, becomeIdeas: [], shifted: [] });
  });

  it('counts every dated item once, and never an idea', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: 20 }), fc.boolean(), (from, length, keep) => {
        const start = addDays('2027-05-01', from);
        const { becomeIdeas, shifted } = previewDates(trip(), { start, end: addDays(start, length) }, keep);
        const touched = [...ids(becomeIdeas), ...shifted.map(({ item }) => item.id)];
        expect(new Set(touched).size).toBe(touched.length);
        expect(touched).not.toContain('d');
        if (!keep) expect(shifted).toEqual([]);
      }),
    );
  });
});
