import { expect, it } from 'vitest';
import { heightOf, nearestStop, nextStop } from './sheet.ts';

const ROOM = 800;

it('rests at the nearest stop', () => {
  expect(nearestStop(heightOf('half', ROOM) + 20, 0, ROOM)).toBe('half');
  expect(nearestStop(120, 0, ROOM)).toBe('collapsed');
  expect(nearestStop(780, 0, ROOM)).toBe('full');
});

it('follows a flick past the nearest', () => {
  expect(nearestStop(heightOf('half', ROOM) + 20, 1, ROOM)).toBe('full');
  expect(nearestStop(heightOf('half', ROOM) - 20, -1, ROOM)).toBe('collapsed');
});

it('stops at its ends', () => {
  expect(nextStop('full', 1)).toBe('full');
  expect(nextStop('collapsed', -1)).toBe('collapsed');
});
