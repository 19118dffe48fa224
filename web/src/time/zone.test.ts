import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, zoneAbbreviation } from './zone.ts';

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

it('abbreviates zones for the season', () => {
  expect(zoneAbbreviation('America/New_York', '2027-07-01T12:00', 'en-US')).toBe('EDT');
  expect(zoneAbbreviation('America/New_York', '2027-01-01T12:00', 'en-US')).toBe('EST');
  expect(zoneAbbreviation('Moon/Tycho', '2027-01-01T12:00', 'en-US')).toBe('Moon/Tycho');
});
