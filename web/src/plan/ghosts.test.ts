import { expect, it } from 'vitest';
import { ghostsOf } from './ghosts.ts';
import type { DayEnd, PlannedDay, Preview, Stop } from './model.ts';

const DATES = ['2027-05-01', '2027-05-02', '2027-05-03'];
const anywhere = { name: '', lat: null, lon: null } as unknown as DayEnd;
const hotel = { name: 'Hotel', lat: 1, lon: 2 } as unknown as DayEnd;

const stop = (id: string, lon: number, given: Partial<Stop> = {}): Stop => ({ item_id: id, change: 'unchanged', type: 'place', location: { name: id, lat: 0, lon }, end_location: null, was_day: null, ...given }) as unknown as Stop;
const day = (date: string, stops: Stop[], given: Partial<PlannedDay> = {}): PlannedDay => ({ date, stops, start: anywhere, end: anywhere, ...given }) as unknown as PlannedDay;
const ghosts = (days: PlannedDay[], left: Preview['left_out'] = []) => ghostsOf({ days, left_out: left }, DATES);

it('are of days that change, with their numbers, from door to door', () => {
  const changed = day('2027-05-02', [stop('a', 10, { change: 'added' }), stop('b', 11)], { start: hotel, end: hotel });
  expect(ghosts([day('2027-05-01', [stop('c', 5)]), changed])).toEqual([
    { list: '2027-05-02', number: 2, points: [[2, 1], [10, 0], [11, 0], [2, 1]], stops: [{ id: 'a', at: [10, 0] }, { id: 'b', at: [11, 0] }] },
  ]);
});

it('are of days that something is taken from', () => {
  const moved = day('2027-05-02', [stop('a', 10, { change: 'moved', was_day: '2027-05-01' })]);
  expect(ghosts([day('2027-05-01', [stop('c', 5)]), moved]).map(({ number }) => number)).toEqual([1, 2]);
  const left = [{ was_day: '2027-05-03' }] as unknown as Preview['left_out'];
  expect(ghosts([day('2027-05-03', [stop('c', 5)])], left)).toHaveLength(1);
});

it('go on from where a journey ends', () => {
  const train = stop('train', 1, { type: 'train', end_location: { name: 'Porto', lat: 9, lon: 9 } });
  expect(ghosts([day('2027-05-01', [train, stop('a', 10, { change: 'added' })])])[0]?.points).toEqual([[1, 0], [9, 9], [10, 0]]);
});
