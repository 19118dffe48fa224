import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './dates.ts';
import { hoursOn } from './hours.ts';

/** 2027-05-14 is a Friday. */
const FRIDAY = '2027-05-14';
const MONDAY = '2027-05-17';

describe('hoursOn', () => {
  it.each([
    ['Mo-Su 09:30-18:00', FRIDAY, [[570, 1080]]],
    ['Tu-Su 10:00-13:00,14:00-18:00', FRIDAY, [[600, 780], [840, 1080]]],
    ['Tu-Su 10:00-18:00', MONDAY, []],
    ['09:00-17:00; Mo off', MONDAY, []],
    ['Sa-Mo 10:00-12:00', MONDAY, [[600, 720]]],
    ['Fr 18:00-02:00', FRIDAY, [[1080, 1560]]],
    ['24/7', FRIDAY, [[0, 1440]]],
    ['Mo-Su 09:30-18:00; PH off', FRIDAY, null],
    ['Mo off; May-Sep Tu-Su 09:30-18:00; Oct-Apr Tu-Su 09:30-17:30', FRIDAY, [[570, 1080]]],
    ['Mo off; May-Sep Tu-Su 09:30-18:00; Oct-Apr Tu-Su 09:30-17:30', MONDAY, []],
    ['Mo off; May-Sep Tu-Su 09:30-18:00; Oct-Apr Tu-Su 09:30-17:30', '2026-12-26', [[570, 1050]]],
    ['Apr-Sep: 10:00-19:00', '2026-12-26', []],
    ['Apr 05-Sep 10 10:00-19:00', FRIDAY, null],
    ['May PH 10:00-19:00', FRIDAY, null],
    ['sunrise-sunset', FRIDAY, null],
    ['Mo-Fr 10:00-18:00+', FRIDAY, null],
    ['', FRIDAY, null],
  ])('%s on %s', (written, date, spans) => expect(hoursOn(written, date)).toEqual(spans));

  it('repeats every week, and never throws', () => {
    const day = fc.constantFrom('Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su');
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 3000 }), (from, to, ahead) => {
        const date = addDays(FRIDAY, ahead);
        expect(hoursOn(`${from}-${to} 09:00-17:00`, date)).toEqual(hoursOn(`${from}-${to} 09:00-17:00`, addDays(date, 7)));
      }),
    );
    fc.assert(fc.property(fc.string(), fc.string(), (written, date) => void hoursOn(written, date)));
  });
});
