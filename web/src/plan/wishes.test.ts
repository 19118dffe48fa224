import { describe, expect, it } from 'vitest';
import type { Item, Itinerary, Place } from '../itinerary/model.ts';
import { newItem } from '../itinerary/newItem.ts';
import { ALL_LIKES, kindsOf } from './kinds.ts';
import type { Relaxation } from './model.ts';
import { candidatesOf, inputOf, missingOf, relaxed, unwant, wishesFor } from './wishes.ts';

const AT: Place = { name: 'Lisbon', lat: 38.71, lon: -9.14 };
const DATES = ['2027-05-01', '2027-05-02', '2027-05-03'];

const item = (id: string, given: Partial<Item> = {}): Item => newItem('trip', { id, title: id, location: AT, ...given });
const tripOf = (items: Item[], given: Partial<Itinerary> = {}): Itinerary => ({ id: 'trip', items, destination: AT, start_date: DATES[0], end_date: DATES[2], budget: null, home_currency: 'EUR', ...given }) as Itinerary;

const idea = item('idea');
const planned = item('planned', { day: '2027-05-01' });
const trip = tripOf([idea, planned, item('booked', { day: '2027-05-01', booking_ref: 'K7' }), item('locked', { locked: true }), item('hotel', { type: 'lodging' }), item('nowhere', { location: null }), item('done', { done: true }), item('note', { type: 'note' })]);

describe('what a plan is made of', () => {
  it('is the ideas, or all that may move: not what is fixed, done or nowhere', () => {
    expect(candidatesOf(trip, 'ideas').map(({ id }) => id)).toEqual(['idea']);
    expect(candidatesOf(trip, 'all').map(({ id }) => id)).toEqual(['idea', 'planned']);
  });

  it('is near things where the trip has little, and what the trip has where it has much', () => {
    expect(wishesFor(tripOf([]))).toMatchObject({ scope: 'ideas', near: true });
    expect(wishesFor(tripOf([planned]))).toMatchObject({ scope: 'all', near: true });
    expect(wishesFor(tripOf(Array.from({ length: 9 }, (_, n) => item(`i${n}`))))).toMatchObject({ scope: 'ideas', near: false });
    expect(wishesFor(tripOf([], { destination: null }))).toMatchObject({ near: false });
  });

  it('must be something, on some day', () => {
    expect(missingOf(wishesFor(tripOf([], { start_date: null, end_date: null })), tripOf([], { start_date: null, end_date: null }))).toBe('dates');
    const empty = tripOf([], { destination: null });
    expect(missingOf(wishesFor(empty), empty)).toBe('places');
    expect(missingOf({ ...wishesFor(tripOf([])), likes: [] }, tripOf([]))).toBe('places');
    expect(missingOf(wishesFor(trip), trip)).toBeNull();
  });
});

describe('what the server is asked', () => {
  const wishes = wishesFor(trip);

  it('is little while nothing is chosen', () => {
    expect(inputOf(wishes, trip)).toEqual({
      pace: 'normal',
      day_start: '09:30',
      day_end: '19:00',
      breaks: [{ kind: 'lunch', from: '12:00', to: '14:00', minutes: 60 }],
      times: 'keep',
      items: ['idea'],
      near: { lat: AT.lat, lon: AT.lon },
      budget_ms: 3000,
    });
  });

  it('leaves planned items free where all may move, and names who does not take part', () => {
    const asked = inputOf({ ...wishes, scope: 'all', without: ['idea', 'planned'] }, trip);
    expect(asked).toMatchObject({ times: 'free', items: [], exclude: ['idea'] });
  });

  it('knows must-sees of the trip and of search, and forgets what is gone', () => {
    const place = { ...AT, id: 'place' };
    expect(inputOf({ ...wishes, must: ['idea', 'gone', 'place'], places: [place] }, trip)).toMatchObject({ must_see: ['idea', 'place'], places: ['place'] });
  });

  it('walks to whatever it does not ride to, and names kinds only where some are not liked', () => {
    expect(inputOf({ ...wishes, mode: 'transit' }, trip).modes).toEqual(['walk', 'transit']);
    expect(inputOf({ ...wishes, mode: 'walk' }, trip).modes).toEqual(['walk']);
    expect(inputOf({ ...wishes, likes: ['museums'] }, trip).near).toMatchObject({ kinds: ['museum', 'gallery', 'library'] });
    expect(kindsOf(ALL_LIKES)).toEqual([]);
  });

  it('forgets days that the trip has no more', () => expect(inputOf({ ...wishes, days: ['2027-05-02', '2027-06-01'] }, trip).days).toEqual(['2027-05-02']));
});

describe('a stop that is not wanted', () => {
  const place = { ...AT, id: 'place' };
  const wishes = { ...wishesFor(trip), must: ['idea', 'place'], places: [place] };

  it('is not added again, and must not be seen any more', () => {
    const asked = inputOf({ ...wishes, ...unwant(wishes, { change: 'added', item_id: 'new', location: place }) }, trip);
    expect(asked).toMatchObject({ exclude: ['place'], must_see: ['idea'] });
    expect(asked.places).toBeUndefined();
  });

  it('does not take part, where it is an idea of the trip', () => {
    const asked = inputOf({ ...wishes, ...unwant(wishes, { change: 'moved', item_id: 'idea', location: AT }) }, trip);
    expect(asked).toMatchObject({ exclude: ['idea'], must_see: ['place'], items: [] });
  });
});

describe('giving a little', () => {
  const wishes = { ...wishesFor(trip), must: ['a', 'b'], dinner: true, budget: { amount: 100, currency: 'EUR' } };
  const relaxation = (given: Partial<Relaxation>): Relaxation => ({ wish: 'must_see', item_id: null, title: '', date: null, minutes: null, count: null, amount: null, ...given });

  it.each([
    [{ wish: 'must_see', item_id: 'a' }, { must: ['b'], places: [] }],
    [{ wish: 'break', title: 'lunch' }, { lunch: false }],
    [{ wish: 'break', title: 'dinner' }, { dinner: false }],
    [{ wish: 'money' }, { budget: null }],
    [{ wish: 'money', amount: { amount: 40, currency: 'EUR' } }, { budget: { amount: 140, currency: 'EUR' } }],
    [{ wish: 'day_end', minutes: 50 }, { end: '20:00' }],
    [{ wish: 'day_end', minutes: 600 }, { end: '23:45' }],
    [{ wish: 'max_stops' }, { pace: 'full' }],
    [{ wish: 'fixed', item_id: 'a' }, null],
  ] as const)('%o', (asked, given) => expect(relaxed(wishes, relaxation(asked))).toEqual(given));

  it('has no fuller pace than full', () => expect(relaxed({ ...wishes, pace: 'full' }, relaxation({ wish: 'max_walk' }))).toBeNull());
});
