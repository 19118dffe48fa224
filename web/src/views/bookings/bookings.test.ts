import { expect, it } from 'vitest';
import type { Item } from '../../itinerary/model.ts';
import { newItem } from '../../itinerary/newItem.ts';
import { bookingsOf } from './groups.ts';

const FIRST = '2027-05-01';
const item = (id: string, more: Partial<Item>) => newItem('t', { id, title: id, day: FIRST, ...more });

it('bookings are journeys, stays, and what has a reference or a price, in the order of time', () => {
  const found = bookingsOf({ items: [
    item('late', { type: 'flight', start_local: `${FIRST}T20:00` }),
    item('early', { type: 'train', start_local: `${FIRST}T08:00` }),
    item('walk', { type: 'activity' }),
    item('show', { type: 'activity', booking_ref: 'X' }),
    item('tour', { type: 'activity', cost: { amount: 0, currency: 'EUR' } }),
    item('someday', { type: 'lodging', day: null }),
    item('hotel', { type: 'lodging', day: '2027-05-02' }),
  ] });
  expect(Object.values(found).map((items) => items.map(({ id }) => id))).toEqual([['early', 'late'], ['hotel', 'someday'], ['show', 'tour']]);
});
