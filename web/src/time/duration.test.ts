import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDuration } from './duration.ts';

it.each([
  ['90', 90],
  ['45 min', 45],
  ['1h', 60],
  ['1h30', 90],
  ['1:30', 90],
  ['1.5h', 90],
  ['1,5 h', 90],
  ['2 h 15 min', 135],
  ['2hours', 120],
])('reads %s as %d minutes', (text, minutes) => expect(parseDuration(text)).toBe(minutes));

it.each(['', '0', '-5', 'long', '1h75', '1.5', '1e9', '999h999', 'h', ':'])('refuses %j', (text) => expect(parseDuration(text)).toBeNull());

it('gives whole minutes or nothing for any text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789hm:., ') })), (text) => {
      const minutes = parseDuration(text);
      expect(minutes === null || (Number.isInteger(minutes) && minutes > 0)).toBe(true);
    }),
  );
});
