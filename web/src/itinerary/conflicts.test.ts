import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflictId, conflictsOf } from './conflicts.ts';
import type { Item, Place } from './model.ts';
import { newItem } from './newItem.ts';
import { leavesOn, nightsOf, openNights, stayOf, staysAfter, staysOf } from './stays.ts';

const DAY = '2027-05-01';
const here = { id: '', name: 'x', lat: 0, lon: 0, zone: 'Europe/Lisbon' } as Place;
const at = (id: string, start: string, end: string | null, more: Partial<Item> = {}): Item =>
  newItem('t', { id, title: id, day: DAY, location: here, start_local: `${DAY}T${start}`, start_zone: 'Europe/Lisbon', ...(end ? { end_local: `${DAY}T${end}`, end_zone: 'Europe/Lisbon' } : {}), ...more });
const one = { start_date: DAY, end_date: DAY, items: [] };
const kinds = (rows: Item[], minutes = 10) => conflictsOf([{ list: DAY, rows, legMinutes: () => minutes }], one).map(conflictId);

describe('conflicts', () => {
  it.each([
    ['one after the other', [at('a', '09:00', '10:00'), at('b', '11:00', '12:00')], []],
    ['touching ends', [at('a', '09:00', '10:00'), at('b', '10:00', '11:00', { location: null })], []],
    ['overlap', [at('a', '09:00', '10:30'), at('b', '10:00', '11:00')], ['overlap a b']],
    ['one inside another', [at('a', '09:00', '12:00'), at('b', '10:00', '11:00'), at('c', '11:30', null, { duration_min: 60, location: null })], ['overlap a b', 'overlap a c']],
    ['no room for the way', [at('a', '09:00', '10:00'), at('b', '10:05', '11:00')], ['transfer a b']],
    ['hardly room', [at('a', '09:00', '10:00'), at('b', '10:12', '11:00')], ['tight a b']],
    ['against the clock', [at('a', '12:00', '13:00'), at('b', '09:00', '10:00')], ['order a b']],
    ['what is done while one stays somewhere', [at('h', '08:00', '20:00', { type: 'lodging' }), at('b', '10:00', '11:00')], []],
    ['notes', [at('a', '09:00', '10:00'), at('n', '09:30', null, { type: 'note', location: null })], []],
    ['leaving a bed', [at('h', '15:00', '11:00', { type: 'lodging', end_local: '2027-05-03T11:00' }), at('b', '16:30', '18:00')], []],
  ])('%s', (_name, rows, expected) => expect(kinds(rows)).toEqual(expected));

  it('are the same however the items of the trip are mixed', () => {
    const rows = [at('a', '09:00', '10:30'), at('b', '10:00', '11:00'), at('c', '10:15', '10:20', { location: null }), at('d', '18:00', null)];
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 4 }), (mixed) => {
        const overlaps = (all: Item[]) => kinds(all, 0).filter((id) => id.startsWith('overlap')).toSorted();
        expect(overlaps(mixed)).toEqual(overlaps(rows));
      }),
    );
  });
});

describe('nights', () => {
  const hotel = newItem('t', { id: 'h', type: 'lodging', title: 'Hotel', day: '2027-05-01', end_local: '2027-05-03T11:00' });
  it('are counted from check-in to check-out', () => {
    expect(nightsOf(hotel)).toBe(2);
    expect(nightsOf({ ...hotel, end_local: null })).toBe(1);
    expect(staysAfter([hotel], '2027-05-02')).toMatchObject([{ night: 2, nights: 2 }]);
    expect(staysAfter([hotel], '2027-05-03')).toEqual([]);
  });
  it('end on the day one leaves, and have the bed that was taken last', () => {
    expect([leavesOn(hotel), leavesOn({ ...hotel, end_local: null }), leavesOn({ ...hotel, day: null })]).toEqual(['2027-05-03', '2027-05-02', null]);
    const hut = newItem('t', { id: 'u', type: 'lodging', title: 'Hut', day: '2027-05-02' });
    const beds = ['2027-04-30', '2027-05-01', '2027-05-02', '2027-05-03'].map((date) => stayOf([hut, hotel], date)?.id);
    expect(beds).toEqual([undefined, 'h', 'u', undefined]);
    expect(staysOf([hut, hotel]).map(({ id }) => id)).toEqual(['h', 'u']);
  });
  it('without a bed come as runs, and a night train is a bed', () => {
    const train = newItem('t', { id: 'n', type: 'train', title: 'Night train', day: '2027-05-04', start_local: '2027-05-04T22:00', end_local: '2027-05-05T07:00' });
    const trip = { start_date: '2027-05-01', end_date: '2027-05-08', items: [hotel, train] };
    expect(openNights(trip)).toEqual([{ from: '2027-05-03', nights: 1 }, { from: '2027-05-05', nights: 3 }]);
    expect(openNights({ ...trip, start_date: '2027-05-01', end_date: '2027-05-01' })).toEqual([]);
  });
});
