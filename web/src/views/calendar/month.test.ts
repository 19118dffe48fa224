import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trip } from '../../../test/trip.ts';
import type { Formats } from '../../app/formats.ts';
import { newItem } from '../../itinerary/newItem.ts';
import { sectionsOf } from '../../planner/sections.ts';
import { addDays } from '../../time/dates.ts';
import { daysOf, stretchesOf } from './days.ts';
import { type Weekday, firstWeekday, lastOf, monthsOf, stepDate, weeksOf } from './month.ts';

const FORMATS = { longDay: (date: string) => date } as Formats;
const weekdays = fc.constantFrom<Weekday>(0, 1, 6);
const dates = fc.nat(20_000).map((days) => addDays('2000-01-01', days));

describe('weeks', () => {
  it('begin as chosen, else as the region has it', () => {
    expect(firstWeekday('sa', 'de')).toBe(6);
    expect(firstWeekday('locale', 'de-DE')).toBe(1);
    expect(firstWeekday(undefined, 'en-US')).toBe(0);
    expect(firstWeekday(undefined, 'ar-EG')).toBe(6);
    expect(firstWeekday(undefined, 'not a locale')).toBe(1);
  });

  it('begin the same where the browser does not say', () => {
    const silent = (tag: string) => firstWeekday('locale', tag, () => undefined);
    expect([silent('en-US'), silent('ja'), silent('ar-EG'), silent('fr')]).toEqual([0, 0, 6, 1]);
  });

  it('hold every day of the month once', () => {
    fc.assert(
      fc.property(dates, weekdays, (date, first) => {
        const month = date.slice(0, 7);
        const weeks = weeksOf(month, first);
        const all = weeks.flat();
        expect(weeks.every((week) => new Date(`${week[0]}T00:00Z`).getUTCDay() === first)).toBe(true);
        expect(all.filter((day) => day.startsWith(month))).toHaveLength(Number(lastOf(month).slice(8)));
        expect(new Set(all).size).toBe(all.length);
        expect(weeks.at(-1)?.some((day) => day.startsWith(month))).toBe(true);
      }),
    );
  });

  it('cover the months that a trip touches', () => {
    expect(monthsOf('2027-11-30', '2028-01-01')).toEqual(['2027-11', '2027-12', '2028-01']);
    expect(monthsOf('2027-05-01', '2027-05-03')).toEqual(['2027-05']);
  });
});

describe('keys', () => {
  const months = ['2027-01', '2027-02', '2027-03'];
  const step = (date: string, key: string) => stepDate(date, key, 1, months);

  it('walk by days, weeks and months', () => {
    expect(step('2027-02-01', 'ArrowLeft')).toBe('2027-01-31');
    expect(step('2027-02-01', 'ArrowDown')).toBe('2027-02-08');
    expect(step('2027-02-03', 'Home')).toBe('2027-02-01');
    expect(step('2027-02-03', 'End')).toBe('2027-02-07');
    expect(step('2027-01-31', 'PageDown')).toBe('2027-02-28');
    expect(step('2027-02-03', 'x')).toBeNull();
  });

  it('never leave what is shown', () => {
    const keys = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown');
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 40 }), (pressed) => {
        let at = '2027-02-15';
        for (const key of pressed) at = step(at, key) ?? at;
        expect(at >= '2027-01-01' && at <= '2027-03-31').toBe(true);
      }),
    );
  });
});

describe('stays', () => {
  it('run from middle to middle, week by week', () => {
    const open = trip();
    const stay = newItem('t', { id: 's', title: 'Inn', type: 'lodging', day: '2027-05-02', start_local: '2027-05-02T15:00', end_local: '2027-05-04T10:00' });
    const days = daysOf(sectionsOf({ ...open, end_date: '2027-05-06', items: [...open.items, stay] }, FORMATS));
    const [first = [], second = []] = weeksOf('2027-05', 1);
    expect(stretchesOf(days, first).get('2027-05-02')?.map(({ begins, width }) => [begins, width])).toEqual([[0.5, 0.5]]);
    expect(stretchesOf(days, second).get('2027-05-03')?.map(({ begins, width }) => [begins, width])).toEqual([[0, 1.5]]);
    expect(days.byDate.get('2027-05-02')?.rows.map(({ id }) => id)).toEqual(['c']);
  });

  it('tells where a journey ends that began the day before', () => {
    const open = trip();
    const train = newItem('t', { id: 'n', title: 'Night train', type: 'train', day: '2027-05-01', start_local: '2027-05-01T22:00', end_local: '2027-05-02T08:00' });
    const days = daysOf(sectionsOf({ ...open, items: [...open.items, train] }, FORMATS));
    expect(days.byDate.get('2027-05-01')?.rows[0]?.id).toBe('n');
    expect(days.byDate.get('2027-05-02')?.arrivals.map(({ id }) => id)).toEqual(['n']);
  });
});
