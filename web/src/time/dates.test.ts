import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, eachDay, isDate, lastDayFor, today } from './dates.ts';

describe('dates', () => {
  it('steps over month ends, leap days and clock changes', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-12-31', 1)).toBe('2028-01-01');
    expect(eachDay('2027-03-27', '2027-03-29')).toEqual(['2027-03-27', '2027-03-28', '2027-03-29']);
  });

  it('gives no days for a range that is not one', () => {
    expect(eachDay('2027-05-02', '2027-05-01')).toEqual([]);
    expect(eachDay('2027-01-01', '2029-01-01')).toEqual([]);
    expect(eachDay('', 'x')).toEqual([]);
  });

  it.each(['2027-02-30', '2027-13-01', '27-01-01', 'today', '', '2027-1-1'])('does not take %j for a date', (text) => expect(isDate(text)).toBe(false));

  it('adds and subtracts alike', () => {
    const start = '2027-05-01';
    fc.assert(fc.property(fc.integer({ min: -4000, max: 4000 }), (days) => {
      expect(daysBetween(start, addDays(start, days))).toBe(days);
    }));
  });

  it('suggests a last day: the length stays, three days without one, never before the first', () => {
    expect(lastDayFor('2027-05-14', '', '')).toBe('2027-05-16');
    expect(lastDayFor('2027-06-01', '2027-05-14', '2027-05-20')).toBe('2027-06-07');
    expect(lastDayFor('2027-05-14', '', '2027-05-20')).toBe('2027-05-20');
    expect(lastDayFor('', '2027-05-14', '2027-05-20')).toBe('2027-05-20');
    const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2027-01-01', days));
    const maybe = fc.oneof(fc.constant(''), day);
    fc.assert(fc.property(day, maybe, maybe, (start, before, end) => {
      expect(lastDayFor(start, before, end) >= start).toBe(true);
    }));
  });

  it('takes today from the clock it is given', () => expect(today(new Date(2027, 4, 1, 23, 59))).toBe('2027-05-01'));
});
