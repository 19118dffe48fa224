import { describe, expect, it } from 'vitest';
import { endOf, slackOf } from './legs.ts';
import { newItem } from './newItem.ts';

const at = (start: string | null, more: object = {}) =>
  newItem('t', { id: 'x', title: 'x', day: '2027-05-01', start_local: start && `2027-05-01T${start}`, start_zone: 'Europe/Lisbon', ...more });

describe('slackOf', () => {
  it.each([
    ['10:00', '10:40', 30, 'tight'],
    ['10:00', '10:20', 30, 'impossible'],
    ['10:00', '11:00', 30, 'ok'],
    ['10:00', '09:00', 5, 'impossible'],
  ])('leaving %s for %s with %d min to go is %s', (from, to, minutes, slack) => expect(slackOf(at(from), at(to), minutes)).toBe(slack));

  it('is free when either side has no time', () => {
    expect(slackOf(at(null), at('10:00'), 30)).toBe('free');
    expect(slackOf(at('10:00'), at(null), 30)).toBe('free');
  });

  it('counts from the end, across zones', () => {
    const flight = at('10:00', { type: 'flight', end_local: '2027-05-01T12:30', end_zone: 'Europe/Madrid' });
    expect(slackOf(flight, at('11:45'), 10)).toBe('tight');
  });

  it('takes the duration when there is no end', () => {
    const visit = at('10:00', { duration_min: 90 });
    expect(endOf(visit)).toBe(Date.parse('2027-05-01T10:30:00Z'));
  });
});
