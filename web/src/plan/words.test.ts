import { describe, expect, it, vi } from 'vitest';
import { formatsFor } from '../app/formats.ts';
import type { Gains, Reason, Stop } from './model.ts';
import { changeText, gainTexts, leftText, movedText, relaxText, unmetText } from './words.ts';

// What the theme asks of a browser on its way in.
vi.hoisted(() => vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined })));

const formats = formatsFor({ distance_unit: 'km', time_format: '24h' }, 'en-GB');
const why = (given: Partial<Reason>): Reason => ({ code: 'no_time', minutes: null, item_id: null, title: '', date: null, amount: null, limit: null, kind: '', ...given });

it.each([
  [{ code: 'closed', date: '2027-05-03' }, 'Closed on Monday 3 May'],
  [{ code: 'no_time', minutes: 48 }, 'Would need 48 min more'],
  [{ code: 'clash', title: 'Train to Porto' }, 'Clashes with Train to Porto'],
  [{ code: 'money', amount: { amount: 1250, currency: 'EUR' } }, 'Would cost €12.50 more than the budget'],
  [{ code: 'worth_less', title: 'MAAT' }, 'Would take the time of MAAT'],
  [{ code: 'limit', kind: 'museum' }, 'There are enough places of its kind already'],
  [{ code: 'limit', limit: 4 }, 'Each day has 4 places already, the most at this pace'],
  [{ code: 'walking', minutes: 12 }, 'Would be 12 min too much on foot'],
  [{ code: 'unreachable' }, 'Too far away for a day'],
] as const)('says why a place is not in the plan: %o', (reason, text) => expect(leftText(why(reason), formats)).toBe(text));

it('has a sentence for every reason there can be', () => {
  const codes: Reason['code'][] = ['fixed', 'must', 'wanted', 'known', 'closed', 'closer', 'room', 'no_time', 'clash', 'limit', 'walking', 'money', 'worth_less', 'unreachable', 'no_place', 'excluded'];
  for (const code of codes) expect(leftText(why({ code }), formats)).not.toBe('');
});

describe('what becomes of a stop', () => {
  const stop = (given: Partial<Stop>): Stop => ({ change: 'moved', was_day: '2027-05-02', was_start: null, reason: why({ code: 'closer', minutes: 18 }), ...given }) as Stop;
  const DAY = '2027-05-01';
  it.each([
    [{}, 'Was on Sun 2 May'],
    [{ was_day: DAY }, 'Another order'],
    [{ was_day: null }, 'From the ideas'],
    [{ change: 'added' }, 'New'],
    [{ change: 'retimed', was_start: '2027-05-01T10:30' }, 'Was at 10:30'],
    [{ change: 'unchanged' }, ''],
  ] as const)('%o', (given, text) => expect(changeText(stop(given), DAY, formats)).toBe(text));

  it('is explained where there is a reason', () => {
    expect(movedText(stop({}), formats)).toBe('Saves 18 min on the way');
    expect(movedText(stop({ reason: why({ code: 'closed', date: '2027-05-03' }) }), formats)).toBe('Closed on Monday, its old day');
    expect(movedText(stop({ reason: why({ code: 'wanted' }) }), formats)).toBe('');
  });
});

describe('what is gained', () => {
  const from = (before: number, after: number) => ({ before, after });
  const gains = (given: Partial<Gains>): Gains => ({ travel_min: from(60, 60), walk_min: from(0, 0), distance_m: from(9000, 9000), places: from(4, 4), score: from(1, 1), ...given });

  it('is told with its numbers, and what it costs too', () => {
    expect(gainTexts(gains({ places: from(2, 9), travel_min: from(17, 62), distance_m: from(1300, 8300) }), formats)).toEqual(['7 places more', '45 min more on the way', '7 km longer']);
    expect(gainTexts(gains({ travel_min: from(80, 32), distance_m: from(12_000, 6000) }), formats)).toEqual(['48 min less on the way', '6 km shorter']);
  });
  it('is not told of days that were empty', () => expect(gainTexts(gains({ places: from(0, 9), travel_min: from(0, 90) }), formats)).toEqual([]));
  it('is nothing where nothing changes', () => expect(gainTexts(gains({ distance_m: from(9000, 9050) }), formats)).toEqual([]));
});

it('says what cannot be had, and what would do', () => {
  expect(unmetText({ wish: 'must_see', item_id: 'a', title: 'Sintra', date: null, reason: why({}) }, formats)).toBe('Sintra does not fit.');
  expect(unmetText({ wish: 'break', item_id: null, title: 'lunch', date: '2027-05-01', reason: why({}) }, formats)).toBe('There is no time for lunch on Saturday 1 May.');
  expect(relaxText({ wish: 'day_end', item_id: null, title: '', date: null, minutes: 45, count: null, amount: null }, formats)).toBe('Stay out 45 min longer');
});
