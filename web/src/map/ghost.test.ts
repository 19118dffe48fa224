import { expect, it } from 'vitest';
import { newItem } from '../itinerary/newItem.ts';
import { withGhosts } from './ghost.ts';
import { type MapModel, type MapStop, pointsToFit } from './model.ts';
import { styleOfDay } from './palette.ts';
import type { LonLat } from './view.ts';

const DAY = '2027-05-01';
const OTHER = '2027-05-02';

function stop(id: string, list: string, at: LonLat): MapStop {
  return { id, item: newItem('trip', { id, title: id }), at, list, dayNumber: 1, dayLabel: list, stopNumber: 1, style: styleOfDay(1), faded: false };
}

const model: MapModel = {
  stops: [stop('a', DAY, [0, 0]), stop('b', DAY, [1, 0]), stop('c', OTHER, [2, 0])],
  ways: [
    { id: 'b way', list: DAY, pattern: 1, coordinates: [[0, 0], [1, 0]], ride: false, faded: false },
    { id: 'c way', list: OTHER, pattern: 2, coordinates: [[2, 0], [2, 1]], ride: false, faded: false },
  ],
};
const ghost = { list: DAY, number: 1, points: [[1, 0], [5, 5]] as LonLat[], stops: [{ id: 'b', at: [1, 0] as LonLat }, { id: 'new', at: [5, 5] as LonLat }] };

it('leaves the map alone while nothing is proposed', () => expect(withGhosts(model, [])).toBe(model));

it('puts the proposed day in front of the present one, and leaves other days', () => {
  const { stops, ways, ghosts } = withGhosts(model, [ghost]);
  expect(ways.map(({ id, faded }) => [id, faded])).toEqual([['b way', true], ['c way', false], [`${DAY} ghost`, false]]);
  expect(stops.map(({ id, faded }) => [id, faded])).toEqual([['a', true], ['c', false]]);
  expect(ghosts?.map(({ id, number }) => [id, number])).toEqual([['b', 1], ['new', 2]]);
});

it('is fitted with what is new in sight', () => expect(pointsToFit(withGhosts(model, [ghost]), null)).toContainEqual([5, 5]));
