import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newItem } from '../itinerary/newItem.ts';
import { trip } from '../../test/trip.ts';
import { searchTrip } from './own.ts';

const lisbon = () => {
  const open = trip();
  const place = { name: 'Castelo de São Jorge', lat: 38.7, lon: -9.1 };
  return {
    ...open,
    days: [{ date: '2027-05-01', title: 'Belém', notes: 'Bring sun cream' }, ...open.days.slice(1)],
    items: [
      newItem('t', { id: 'castle', title: 'The castle', day: '2027-05-01', pos: 'a0', location: place }),
      newItem('t', { id: 'tower', title: 'Belém Tower', day: '2027-05-01', pos: 'a1' }),
      newItem('t', { id: 'idea', title: 'Somewhere', pos: 'a0', booking_ref: 'ABC123' }),
    ],
  };
};

const ids = (text: string) => searchTrip(lisbon(), text).map((hit) => (hit.kind === 'item' ? hit.id : hit.date));

describe('searchTrip', () => {
  it.each([
    ['sao jorge', ['castle']],
    ['belem', ['2027-05-01', 'tower']],
    ['tower bel', ['tower']],
    ['SUN', ['2027-05-01']],
    ['abc123', ['idea']],
    ['nothing of that', []],
    ['  ', []],
  ])('%j finds %j', (text, found) => expect(ids(text)).toEqual(found));

  it('never throws, and finds no more than a few', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(searchTrip(lisbon(), text).length).toBeLessThanOrEqual(5);
      }),
    );
  });
});
