import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, momentOf, momentOn, zoneAbbreviation } from './zone.ts';

describe('instantOf', () => {
  it.each([
    ['2027-05-01T09:30', 'Europe/Lisbon', '2027-05-01T08:30:00.000Z'],
    ['2027-01-01T09:30', 'Europe/Lisbon', '2027-01-01T09:30:00.000Z'],
    ['2027-05-01T00:15', 'Asia/Kathmandu', '2027-04-30T18:30:00.000Z'],
    ['2027-11-07T03:00', 'America/New_York', '2027-11-07T08:00:00.000Z'],
  ])('%s in %s is %s', (local, zone, instant) => expect(new Date(instantOf(local, zone) ?? 0).toISOString()).toBe(instant));

  it('knows no instant for an unknown zone or a broken time', () => {
    expect(instantOf('2027-05-01T09:30', 'Moon/Tycho')).toBeNull();
    expect(instantOf('half past nine', 'Europe/Lisbon')).toBeNull();
    fc.assert(fc.property(fc.string(), fc.string(), (local, zone) => {
      expect(() => instantOf(local, zone)).not.toThrow();
    }));
  });
});

describe('momentOf', () => {
  it.each([
    ['2027-05-01T09:30', 'Europe/Lisbon', '2027-05-01T08:30:00Z'],
    ['2027-05-01T09:30', 'Asia/Kathmandu', '2027-05-01T03:45:00Z'],
    // Clocks that come twice: the earlier.
    ['2027-10-31T01:30', 'Europe/Lisbon', '2027-10-31T00:30:00Z'],
    ['2027-04-04T02:30', 'Australia/Sydney', '2027-04-03T15:30:00Z'],
  ])('%s in %s is %s', (local, zone, at) => expect(momentOf(local, zone)).toEqual({ local, zone, at }));

  it('names the nearest clocks where the zone passes over one', () => {
    expect(momentOf('2027-03-28T01:30', 'Europe/Lisbon')).toEqual({ near: ['00:30', '02:30'] });
    expect(momentOf('2027-03-14T02:30', 'America/New_York')).toEqual({ near: ['01:30', '03:30'] });
    expect(momentOf('2011-12-30T12:00', 'Pacific/Apia')).toHaveProperty('near');
  });

  it('keeps the clock on another date, where there is such a clock', () => {
    const zones = ['Europe/Lisbon', 'America/New_York', 'Australia/Lord_Howe', 'UTC', 'Pacific/Apia'];
    const date = fc.date({ min: new Date('2027-01-01'), max: new Date('2028-12-31'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.constantFrom(...zones), date, fc.nat({ max: 23 }), fc.nat({ max: 59 }), (zone, day, hours, minutes) => {
        const clock = `T${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
        const start = momentOf(`2027-01-15${clock}`, zone);
        if (!start || 'near' in start) throw new Error('no clock changes in January');
        const moved = momentOn(start, day);
        expect(new Date(instantOf(moved.local, zone) ?? 0).toISOString().slice(0, 19)).toBe(moved.at.slice(0, 19));
        const there = momentOf(day + clock, zone);
        if (there && !('near' in there)) expect(moved.local).toBe(day + clock);
      }),
    );
  });
});

it('abbreviates zones for the season', () => {
  expect(zoneAbbreviation('America/New_York', '2027-07-01T12:00', 'en-US')).toBe('EDT');
  expect(zoneAbbreviation('America/New_York', '2027-01-01T12:00', 'en-US')).toBe('EST');
  expect(zoneAbbreviation('Moon/Tycho', '2027-01-01T12:00', 'en-US')).toBe('Moon/Tycho');
});
