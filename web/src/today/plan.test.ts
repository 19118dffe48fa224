import { describe, expect, it } from 'vitest';
import { newItem } from '../itinerary/newItem.ts';
import type { Item, Place } from '../itinerary/model.ts';
import { instantOf } from '../time/zone.ts';
import { localAt } from './clock.ts';
import { estimateWay } from './estimate.ts';
import { bufferFor, carriedInto, departureFor, gapsOf, originOf, phaseAt, planDay, summaryOf, zonesOf } from './plan.ts';

const LISBON = 'Europe/Lisbon';
const TOKYO = 'Asia/Tokyo';

const at = (local: string, zone = LISBON): number => instantOf(local, zone) ?? Number.NaN;
const place = (name: string, lat: number, lon: number, zone = LISBON): Place => ({ name, lat, lon, zone });
const item = (title: string, given: Partial<Item> = {}): Item => newItem('trip', { id: title, title, start_zone: LISBON, ...given });
const timed = (title: string, time: string, given: Partial<Item> = {}): Item => item(title, { start_local: `2027-05-01T${time}`, ...given });

const CASTLE = place('Castle', 38.7139, -9.1335);
const TOWER = place('Tower', 38.6916, -9.216);

describe('the day', () => {
  const rows = [item('coffee'), timed('castle', '09:30', { duration_min: 90 }), item('stroll'), timed('lunch', '13:00'), item('nap')];
  const titles = (now: string, of: readonly Item[] = rows) => {
    const { current, next } = planDay(of, [], at(now));
    return [current?.title, next?.title];
  };

  it('goes by the clock, and by the order where there is none', () => {
    expect(titles('2027-05-01T08:00')).toEqual([undefined, 'coffee']);
    expect(titles('2027-05-01T09:30')).toEqual(['castle', 'stroll']);
    expect(titles('2027-05-01T11:00')).toEqual([undefined, 'stroll']);
    expect(titles('2027-05-01T13:10')).toEqual(['lunch', 'nap']);
    expect(titles('2027-05-01T20:00')).toEqual([undefined, 'nap']);
  });

  it('passes over what is done', () => {
    const done = rows.map((row) => ({ ...row, done: row.id === 'coffee' || row.id === 'castle' }));
    expect(titles('2027-05-01T09:00', done)).toEqual([undefined, 'stroll']);
    expect(titles('2027-05-01T09:40', done)).toEqual([undefined, 'stroll']);
    expect(planDay(done, [], at('2027-05-01T09:00'))).toMatchObject({ done: 2, total: 5 });
  });

  it('never sends anyone to a note, and does not count it', () => {
    expect(planDay([item('remember', { type: 'note' })], [], at('2027-05-01T08:00'))).toEqual({ current: null, next: null, done: 0, total: 0 });
  });

  it('takes a stay for its arrival, not for the night', () => {
    const stay = timed('hotel', '15:00', { type: 'lodging', end_local: '2027-05-03T11:00', end_zone: LISBON });
    expect(titles('2027-05-01T15:30', [stay, item('dinner')])).toEqual(['hotel', 'dinner']);
    expect(titles('2027-05-01T19:00', [stay, item('dinner')])).toEqual([undefined, 'dinner']);
  });

  it('is still on the train that left the evening before', () => {
    const train = item('night train', { type: 'train', start_local: '2027-05-01T22:00', end_local: '2027-05-02T07:30', end_zone: 'Europe/Madrid' });
    const carried = carriedInto([train, timed('dinner', '19:00')], '2027-05-02');
    expect(carried).toEqual([train]);
    const breakfast = item('breakfast');
    expect(planDay([breakfast], carried, at('2027-05-02T05:00'))).toMatchObject({ current: train, next: breakfast });
    expect(planDay([breakfast], carried, at('2027-05-02T07:30', 'Europe/Madrid')).current).toBeNull();
  });
});

describe('the trip', () => {
  const flight = item('flight', { type: 'flight', start_local: '2027-05-01T10:00', end_local: '2027-05-02T09:00', end_zone: TOKYO });
  const days = [
    { date: '2027-05-01', rows: [flight] },
    { date: '2027-05-02', rows: [] },
    { date: '2027-05-03', rows: [item('garden', { start_zone: TOKYO })] },
  ];
  const zones = zonesOf(days, 'UTC');

  it('knows where each day is', () => {
    expect(zones).toEqual([LISBON, TOKYO, TOKYO]);
    expect(zonesOf([{ date: '2027-05-01', rows: [] }], 'Asia/Kolkata')).toEqual(['Asia/Kolkata']);
  });

  it('begins and ends each day at midnight there', () => {
    const where = (now: number) => phaseAt(days, zones, now);
    expect(where(at('2027-04-30T23:59'))).toEqual({ is: 'before' });
    expect(where(at('2027-05-01T00:00'))).toEqual({ is: 'during', index: 0 });
    expect(where(at('2027-05-01T16:00'))).toEqual({ is: 'during', index: 1 });
    expect(where(at('2027-05-03T23:59', TOKYO))).toEqual({ is: 'during', index: 2 });
    expect(where(at('2027-05-04T00:00', TOKYO))).toEqual({ is: 'after' });
    expect(phaseAt([], [], 0)).toEqual({ is: 'before' });
  });

  it('says what is missing', () => {
    const hotel = item('hotel', { type: 'lodging', day: '2027-05-02', start_local: '2027-05-02T15:00' });
    const gaps = gapsOf({ items: [flight, hotel] }, days);
    expect(gaps).toEqual({ nights: [], empty: ['2027-05-02'], untimed: 1 });
    expect(gapsOf({ items: [] }, days.slice(1)).nights).toEqual(['2027-05-02']);
  });

  it('sums up what was ticked, or else what was planned', () => {
    const [castle, tower] = [item('castle', { location: CASTLE }), item('tower', { location: TOWER })];
    const rows = [castle, tower, item('elsewhere')];
    expect(summaryOf([{ date: '2027-05-01', rows }])).toMatchObject({ days: 1, places: 2 });
    expect(summaryOf([{ date: '2027-05-01', rows }]).metres).toBeGreaterThan(8000);
    expect(summaryOf([{ date: '2027-05-01', rows: [{ ...castle, done: true }, tower] }])).toEqual({ days: 1, places: 1, metres: 0 });
  });

  it('reads clocks where they hang', () => {
    expect(localAt(at('2027-05-01T23:30'), TOKYO)).toBe('2027-05-02T07:30');
    expect(localAt(Date.UTC(2027, 0, 1), 'Nowhere/At all')).toBe('2027-01-01T00:00');
  });
});

describe('leaving', () => {
  it('counts back from the start: the way, then a little in hand', () => {
    const tower = timed('tower', '12:00', { location: TOWER });
    const known = { mode: 'transit', minutes: 28, distance_m: 9000, estimated: false };
    const { leaveAt, buffer } = departureFor(tower, CASTLE, known);
    expect(buffer).toBe(10);
    expect(localAt(leaveAt ?? 0, LISBON)).toBe('2027-05-01T11:22');
    expect(departureFor(item('tower', { location: TOWER }), CASTLE, known).leaveAt).toBeNull();
    expect(departureFor(tower, null, undefined)).toMatchObject({ way: null, leaveAt: null });
  });

  it('works the way out itself where no answer can be had', () => {
    expect(departureFor(timed('tower', '12:00', { location: TOWER }), CASTLE, undefined).way).toEqual(estimateWay(CASTLE, TOWER));
    expect(estimateWay(CASTLE, TOWER)).toMatchObject({ mode: 'transit', minutes: 37, estimated: true });
    expect(estimateWay(CASTLE, place('door', 38.7141, -9.1335))).toMatchObject({ mode: 'walk', minutes: 0 });
    expect(estimateWay(CASTLE, place('gate', 38.7179, -9.1335))).toMatchObject({ mode: 'walk', minutes: 7 });
    expect(estimateWay(CASTLE, place('Madrid', 40.4168, -3.7038)).mode).toBe('drive');
  });

  it('leaves more time for what does not wait', () => {
    expect(bufferFor(item('flight', { type: 'flight' }))).toBe(120);
    expect(bufferFor(item('castle'))).toBe(10);
  });

  it('starts where one was last, or slept', () => {
    const hotel = item('hotel', { type: 'lodging', day: '2027-04-30', location: place('Hotel', 38.71, -9.14) });
    const rows = [item('note'), item('castle', { location: CASTLE }), item('tower', { location: TOWER })];
    expect(originOf(rows[2] as Item, rows, [hotel], '2027-05-01')?.from.id).toBe('castle');
    expect(originOf(rows[1] as Item, rows, [hotel], '2027-05-01')?.from.id).toBe('hotel');
    expect(originOf(rows[1] as Item, rows, [hotel], '2027-05-02')).toBeNull();
  });
});
