import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf } from './parse.ts';
import { timeIn } from './timeIn.ts';

describe('timeIn', () => {
  it.each([
    ['Dinner at Ramiro 20:00', 'Dinner at Ramiro', 1200, null],
    ['Dinner at 8pm', 'Dinner', 1200, null],
    ['Tram tour 2pm-4', 'Tram tour', 840, 960],
    ['9:30 – 11:00 Fado museum', 'Fado museum', 570, 660],
    ['Essen um 19h', 'Essen', 1140, null],
    ['Lunch noon', 'Lunch', 720, null],
  ])('%s', (typed, title, start, end) => expect(timeIn(typed)).toEqual({ title, time: { start, end } }));

  it.each(['Route 66', 'Room 12', 'Bus 728', 'Gate 9', '20:00', 'Dinner', '', 'Studio 54 in 1977'])('leaves %j alone', (typed) => expect(timeIn(typed)).toBeNull());

  it('reads any clock after any words, and never throws', () => {
    const word = fc.stringMatching(/^[b-z]{3,8}$/).filter((text) => !['noon', 'midday', 'midnight', 'until', 'from'].includes(text));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 1439 }), (words, minutes) => {
        expect(timeIn(`${words.join(' ')} ${clockOf(minutes)}`)).toEqual({ title: words.join(' '), time: { start: minutes, end: null } });
      }),
    );
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(timeIn(typed)?.title).not.toBe('');
      }),
    );
  });
});
