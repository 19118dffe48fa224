import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trip as twoDays } from '../../../test/trip.ts';
import type { Item } from '../../itinerary/model.ts';
import { newItem } from '../../itinerary/newItem.ts';
import { addDays } from '../../time/dates.ts';
import { bookingsOf } from './groups.ts';
import { missingNights } from './nights.ts';

const FIRST = '2027-05-01';
const days = (count: number) => Array.from({ length: count }, (_, at) => ({ date: addDays(FIRST, at), title: '', notes: '' }));
const item = (id: string, more: Partial<Item>) => newItem('t', { id, title: id, day: FIRST, ...more });
const trip = (count: number, items: Item[]) => ({ ...twoDays(), days: days(count), items });
const stay = (id: string, from: string, until: string | null) => item(id, { type: 'lodging', day: from, start_local: `${from}T15:00`, end_local: until && `${until}T11:00` });

describe('nights without a place to sleep', () => {
  it('are those between the days that no stay covers, in runs', () => {
    expect(missingNights(trip(5, []))).toEqual([{ from: FIRST, count: 4 }]);
    expect(missingNights(trip(5, [stay('a', '2027-05-02', '2027-05-03')]))).toEqual([{ from: FIRST, count: 1 }, { from: '2027-05-03', count: 2 }]);
    expect(missingNights(trip(5, [stay('a', FIRST, '2027-05-05')]))).toEqual([]);
    expect(missingNights(trip(1, []))).toEqual([]);
    expect(missingNights(trip(0, []))).toEqual([]);
  });

  it('count a stay without an end as one night, and none for an idea of one', () => {
    expect(missingNights(trip(3, [stay('a', FIRST, null)]))).toEqual([{ from: '2027-05-02', count: 1 }]);
    expect(missingNights(trip(2, [item('a', { type: 'lodging', day: null })]))).toEqual([{ from: FIRST, count: 1 }]);
  });

  it('are slept on the way where a journey goes through the night', () => {
    const night = item('a', { type: 'train', start_local: '2027-05-01T21:00', end_local: '2027-05-02T07:00' });
    const day = item('b', { type: 'train', start_local: '2027-05-01T09:00', end_local: '2027-05-01T12:00' });
    expect(missingNights(trip(2, [night]))).toEqual([]);
    expect(missingNights(trip(2, [day]))).toHaveLength(1);
    expect(missingNights(trip(2, [item('c', { type: 'activity', start_local: '2027-05-01T21:00', end_local: '2027-05-02T07:00' })]))).toHaveLength(1);
  });

  it('and nights with one are all nights, each once', () => {
    const stays = fc.array(fc.record({ from: fc.integer({ min: 0, max: 9 }), count: fc.integer({ min: 1, max: 5 }) }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 }), stays, (length, given) => {
        const items = given.map(({ from, count }, at) => stay(String(at), addDays(FIRST, from), addDays(FIRST, from + count)));
        const missing = missingNights(trip(length, items)).flatMap(({ from, count }) => Array.from({ length: count }, (_, at) => addDays(from, at)));
        const slept = days(length).slice(0, -1).map(({ date }) => date).filter((date) => given.some(({ from, count }) => date >= addDays(FIRST, from) && date < addDays(FIRST, from + count)));
        expect([...missing, ...slept].toSorted()).toEqual(days(length).slice(0, -1).map(({ date }) => date));
      }),
    );
  });
});

it('bookings are journeys, stays, and what has a reference or a price, in the order of time', () => {
  const found = bookingsOf(trip(2, [
    item('late', { type: 'flight', start_local: `${FIRST}T20:00` }),
    item('early', { type: 'train', start_local: `${FIRST}T08:00` }),
    item('walk', { type: 'activity' }),
    item('show', { type: 'activity', booking_ref: 'X' }),
    item('tour', { type: 'activity', cost: { amount: 0, currency: 'EUR' } }),
    item('someday', { type: 'lodging', day: null }),
    item('hotel', { type: 'lodging', day: '2027-05-02' }),
  ]));
  expect(Object.values(found).map((items) => items.map(({ id }) => id))).toEqual([['early', 'late'], ['hotel', 'someday'], ['show', 'tour']]);
});
