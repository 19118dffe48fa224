import { describe, expect, it } from 'vitest';
import type { Item } from '../../itinerary/model.ts';
import { newItem } from '../../itinerary/newItem.ts';
import { endFields, movedBy, withDragged } from './bars.ts';

const TRIP = { first: '2027-05-01', last: '2027-05-05' };
const LISBON = 'Europe/Lisbon';
const bar = (given: Partial<Item> = {}): Item =>
  newItem('t', { id: 'h', title: 'Hotel', type: 'lodging', day: '2027-05-02', start_local: '2027-05-02T16:00', start_zone: LISBON, end_local: '2027-05-04T10:30', end_zone: LISBON, ...given });

describe('a bar', () => {
  it('moves by whole days with both of its ends, and begins within the trip', () => {
    expect(movedBy(bar(), 1, TRIP)).toMatchObject({ day: '2027-05-03', start_local: '2027-05-03T16:00', end_local: '2027-05-05T10:30' });
    expect(movedBy(bar(), -9, TRIP)).toMatchObject({ day: '2027-05-01', start_local: '2027-05-01T16:00', end_local: '2027-05-03T10:30' });
    expect(movedBy(bar(), 9, TRIP).day).toBe('2027-05-05');
    expect(movedBy(bar({ start_local: null, end_local: null }), 1, TRIP)).toMatchObject({ day: '2027-05-03', start_local: null, end_local: null });
  });

  it('ends after a night at least and by the last day, by the clock it had', () => {
    const end = (days: number, item = bar()) => endFields(item, days, TRIP, LISBON).end_local;
    expect([end(1), end(9), end(-1), end(-9)]).toEqual(['2027-05-05T10:30', '2027-05-05T10:30', '2027-05-03T10:30', '2027-05-03T10:30']);
    expect(endFields(bar(), 0, TRIP, LISBON)).toEqual({});
  });

  it('gets the clocks that houses have where it had none', () => {
    expect(endFields(bar({ start_local: null, end_local: null }), 1, TRIP, LISBON)).toEqual({ start_local: '2027-05-02T15:00', end_local: '2027-05-04T11:00', start_zone: LISBON, end_zone: LISBON });
  });

  it('that goes on after the trip is not cut by being made longer', () => {
    expect(endFields(bar({ end_local: '2027-05-08T10:30' }), 1, TRIP, LISBON)).toEqual({});
    expect(endFields(bar({ end_local: '2027-05-08T10:30' }), -4, TRIP, LISBON).end_local).toBe('2027-05-04T10:30');
  });

  it('of something else than a stay changes its end, or how long it takes', () => {
    expect(endFields(bar({ type: 'car' }), 1, TRIP, LISBON)).toEqual({ end_local: '2027-05-05T10:30' });
    expect(endFields(bar({ type: 'activity', end_local: null, duration_min: 2880 }), -1, TRIP, LISBON)).toEqual({ duration_min: 1440 });
  });

  it('stands among the others as it would be', () => {
    const [a, b] = [bar({ id: 'a' }), bar({ id: 'b' })];
    const moved = movedBy(b, 1, TRIP);
    expect(withDragged([a, b], moved)).toEqual([a, moved]);
    expect(withDragged([a, b], null)).toEqual([a, b]);
  });
});
