import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newItem } from '../../itinerary/newItem.ts';
import type { Item } from '../../itinerary/model.ts';
import { localAt, minutesAt } from '../../planner/detail/clock.ts';
import { addDays } from '../../time/dates.ts';
import { instantOf, momentOf } from '../../time/zone.ts';
import { zonesOf } from './bands.ts';
import { DAY, STEP, barsOf, extentOf } from './extent.ts';
import { inLanes, overlapping, piecesOf, shownAs } from './lanes.ts';
import { endAt, minutesOf, movedExtent, pixelsOf, resizedExtent, slotAmong, snapped, timesAt, within } from './move.ts';
import { jumpOn, localOf, offsetText } from './wall.ts';

const FIRST = '2027-05-01';
let count = 0;
const item = (given: Partial<Item>): Item => newItem('t', { id: `i${++count}`, title: 'x', day: given.start_local?.slice(0, 10) ?? FIRST, start_zone: 'Europe/Lisbon', end_zone: 'Europe/Lisbon', ...given });
const flight = (given: Partial<Item>): Item => item({ type: 'flight', ...given });

const zones = fc.constantFrom('Europe/Lisbon', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Tokyo', 'America/Santiago', 'Asia/Kathmandu');
/** Around the dates on which clocks change, in both hemispheres. */
const dates = fc.constantFrom('2027-03-13', '2027-03-27', '2027-04-03', '2027-09-04', '2027-10-02', '2027-10-30', '2027-11-06').chain((date) => fc.nat(2).map((by) => addDays(date, by)));

describe('pixels and minutes', () => {
  it('are each other’s inverse, and snapping stays within half a step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 * DAY }), fc.constantFrom(48, 64), (minutes, hour) => {
        expect(minutesOf(pixelsOf(minutes, hour), hour)).toBeCloseTo(minutes);
        expect(Math.abs(snapped(minutes) - minutes)).toBeLessThanOrEqual(STEP / 2);
        expect(snapped(minutes) % STEP).toBe(0);
      }),
    );
  });

  it('keep the start within the trip and an end after its start', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 50_000 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: -5000, max: 50_000 }), (start, days, end) => {
        const at = within(start, days);
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThan(days * DAY);
        expect(resizedExtent({ from: at }, end).to).toBeGreaterThanOrEqual(at + STEP);
      }),
    );
  });
});

describe('moving', () => {
  it('gives a clock that exists and keeps the real length, on days of 23 and 25 hours too', () => {
    fc.assert(
      fc.property(dates, zones, fc.nat(DAY - 1), fc.integer({ min: 1, max: 40 }), fc.nat(3 * DAY - 1), (date, zone, at, quarters, to) => {
        const start_local = localOf(instantOf(localAt(date, at), zone) ?? 0, zone);
        const end_local = localOf((instantOf(start_local, zone) ?? 0) + quarters * 15 * 60_000, zone);
        fc.pre(instantOf(end_local, zone) === (instantOf(start_local, zone) ?? 0) + quarters * 15 * 60_000);
        const moving = item({ day: date, start_local, end_local, start_zone: zone, end_zone: zone });
        const { day, fields } = timesAt(moving, date, to, zone);
        const start = momentOf(fields.start_local ?? '', zone);
        expect(start && 'at' in start).toBe(true);
        expect(fields.start_local?.slice(0, 10)).toBe(day);
        const real = ((instantOf(fields.end_local ?? '', zone) ?? 0) - (instantOf(fields.start_local ?? '', zone) ?? 0)) / 60_000;
        // An end in the hour that comes twice reads as its first.
        const jump = jumpOn(fields.end_local?.slice(0, 10) ?? '', zone);
        if (!jump || jump.offsets[1] > jump.offsets[0]) expect(real).toBe(quarters * 15);
        else expect(quarters * 15 - real).toBeLessThanOrEqual(jump.to - jump.from);
      }),
    );
  });

  it('goes on to the next clock where one is skipped', () => {
    const { fields } = timesAt(item({ start_local: '2027-03-27T09:00' }), '2027-03-28', 90, 'Europe/Lisbon');
    expect(fields.start_local).toBe('2027-03-28T02:30');
  });

  it('keeps both zones of a flight and its time in the air', () => {
    const tokyo = flight({ start_local: '2027-05-01T14:00', end_local: '2027-05-02T12:30', end_zone: 'Asia/Tokyo' });
    expect(timesAt(tokyo, FIRST, DAY + 15 * 60, '')).toEqual({
      day: '2027-05-02',
      fields: { start_local: '2027-05-02T15:00', start_zone: 'Europe/Lisbon', end_local: '2027-05-03T13:30', end_zone: 'Asia/Tokyo' },
    });
  });

  it('changes the duration of what has no end, and the end of what has one', () => {
    expect(endAt(item({ start_local: '2027-05-01T09:00', duration_min: 60 }), FIRST, 11 * 60)).toEqual({ duration_min: 120 });
    expect(endAt(item({ start_local: '2027-05-01T09:00' }), FIRST, 10 * 60)).toEqual({ end_local: '2027-05-01T10:00', end_zone: 'Europe/Lisbon' });
    expect(endAt(item({ start_local: '2027-05-01T23:00', end_local: '2027-05-01T23:30' }), FIRST, DAY + 15)).toEqual({ end_local: '2027-05-02T00:15', end_zone: 'Europe/Lisbon' });
  });

  it('shows what it will be', () => {
    expect(movedExtent({ from: 60, to: 150, length: 90 }, 600)).toEqual({ from: 600, to: 690 });
  });
});

describe('a day’s order', () => {
  const morning = item({ id: 'm', start_local: '2027-05-01T09:00' });
  const idle = item({ id: 'u' });
  const evening = item({ id: 'e', start_local: '2027-05-01T19:00' });

  it('leaves an item where its time fits and moves it where it does not', () => {
    const rows = [morning, idle, evening];
    expect(slotAmong(rows, idle, FIRST, 12 * 60)).toBe(-1);
    expect(slotAmong(rows, evening, FIRST, 20 * 60)).toBe(-1);
    expect(slotAmong(rows, evening, FIRST, 8 * 60)).toBe(0);
    expect(slotAmong(rows, item({ day: '2027-05-02', start_local: '2027-05-02T10:00' }), FIRST, 10 * 60)).toBe(1);
  });
});

describe('extents', () => {
  it('are cut at midnights, and the pieces add up', () => {
    fc.assert(
      fc.property(fc.nat(3 * DAY), fc.nat(3 * DAY), (from, length) => {
        const pieces = piecesOf(item({}), { from, to: from + length, length });
        expect(pieces.reduce((sum, piece) => sum + piece.to - piece.from, 0)).toBe(length);
        for (const piece of pieces) expect(piece.from >= 0 && piece.to <= DAY).toBe(true);
        expect(pieces.filter((piece) => !piece.goesOn)).toHaveLength(1);
      }),
    );
  });

  it('run from clock to clock, and by length where the second clock is behind the first', () => {
    const west = flight({ start_local: '2027-05-01T17:00', start_zone: 'Asia/Tokyo', end_local: '2027-05-01T10:00', end_zone: 'America/Los_Angeles' });
    expect(extentOf(west, FIRST)).toEqual({ from: 17 * 60, to: 17 * 60 + 540, length: 540 });
    const east = flight({ start_local: '2027-05-01T14:00', end_local: '2027-05-02T12:30', end_zone: 'Asia/Tokyo' });
    expect(extentOf(east, FIRST)).toEqual({ from: 840, to: DAY + 750, length: 870 });
    expect(extentOf(item({ start_local: '2027-03-28T00:30', duration_min: 60 }), '2027-03-28')).toEqual({ from: 30, to: 150, length: 60 });
  });

  it('are never drawn lower than one can hit, nor over midnight', () => {
    fc.assert(
      fc.property(fc.nat(DAY - 1), fc.nat(100), fc.integer({ min: 15, max: 60 }), (from, length, least) => {
        const shown = shownAs({ from, to: Math.min(DAY, from + length) }, least);
        expect(shown.to - shown.from).toBeGreaterThanOrEqual(least);
        expect(shown.to).toBeLessThanOrEqual(DAY);
      }),
    );
  });

  it('share the width without covering each other', () => {
    const spans = fc.array(fc.tuple(fc.nat(DAY), fc.integer({ min: 1, max: 300 })).map(([from, length]) => ({ from, to: from + length })), { maxLength: 30 });
    fc.assert(
      fc.property(spans, (given) => {
        const placed = inLanes(given);
        expect(placed).toHaveLength(given.length);
        for (const [at, a] of placed.entries()) {
          expect(a.lane).toBeLessThan(a.lanes);
          for (const b of placed.slice(at + 1)) {
            if (a.from >= b.to || b.from >= a.to) continue;
            expect(a.lane).not.toBe(b.lane);
            expect(a.lanes).toBe(b.lanes);
          }
        }
      }),
    );
  });

  it('conflict when they really overlap', () => {
    const a = item({ start_local: '2027-05-01T09:00', duration_min: 60 });
    const b = item({ start_local: '2027-05-01T09:30' });
    const c = item({ start_local: '2027-05-01T10:00', duration_min: 60 });
    const note = item({ start_local: '2027-05-01T10:30', type: 'note' });
    expect([...overlapping([c, a, b, note])].toSorted()).toEqual([a.id, b.id].toSorted());
  });
});

describe('stays', () => {
  it('share a row when one is left on the day the next is reached', () => {
    const first = item({ type: 'lodging', start_local: '2027-05-01T15:00', end_local: '2027-05-03T11:00' });
    const second = item({ type: 'lodging', start_local: '2027-05-03T15:00', end_local: '2027-05-09T11:00' });
    const tent = item({ type: 'lodging', day: '2027-05-02' });
    expect(barsOf([second, tent, first], FIRST, 5).map(({ item: { id }, start, end, lane, goesOn }) => [id, start, end, lane, goesOn])).toEqual([
      [first.id, 0, 2, 0, false],
      [tent.id, 1, 2, 1, false],
      [second.id, 2, 4, 0, true],
    ]);
  });
});

describe('zones', () => {
  const day = (date: string, rows: Item[]) => ({ date, rows });

  it('change over a journey, and the day after begins with the new ones', () => {
    const tokyo = flight({ start_local: '2027-05-01T14:00', end_local: '2027-05-02T12:30', end_zone: 'Asia/Tokyo' });
    const temple = item({ start_local: '2027-05-03T09:00', start_zone: 'Asia/Tokyo' });
    const { days, bands } = zonesOf([day(FIRST, [tokyo]), day('2027-05-02', []), day('2027-05-03', [temple])], 'Europe/Lisbon');
    expect(days).toEqual(['Europe/Lisbon', 'Asia/Tokyo', 'Asia/Tokyo']);
    expect(bands.map(({ day: at, from, to, kind, offsets, labelled }) => [at, from, to, kind, offsets, labelled])).toEqual([
      [0, 840, DAY, 'journey', [60, 540], false],
      [1, 0, 750, 'journey', [60, 540], true],
    ]);
  });

  it('change between days that nothing joins, but not between zones that show the same clock', () => {
    const madrid = item({ start_local: '2027-05-02T09:00', start_zone: 'Europe/Madrid' });
    const paris = item({ start_local: '2027-05-03T09:00', start_zone: 'Europe/Paris' });
    const { bands } = zonesOf([day(FIRST, [item({ start_local: '2027-05-01T09:00' })]), day('2027-05-02', [madrid]), day('2027-05-03', [paris])], '');
    expect(bands.map(({ day: at, from, kind }) => [at, from, kind])).toEqual([[1, 0, 'elsewhere']]);
  });

  it('tell the hour that is skipped and the one that comes twice', () => {
    expect(jumpOn('2027-03-28', 'Europe/Lisbon')).toEqual({ from: 60, to: 120, offsets: [0, 60] });
    expect(jumpOn('2027-10-31', 'Europe/Lisbon')).toEqual({ from: 60, to: 120, offsets: [60, 0] });
    expect(jumpOn('2027-05-01', 'Europe/Lisbon')).toBeNull();
    expect(jumpOn('2027-10-03', 'Australia/Lord_Howe')).toEqual({ from: 120, to: 150, offsets: [630, 660] });
  });

  it('are written as people write them', () => {
    expect([0, 60, 345, -180, -570].map(offsetText)).toEqual(['+0', '+1', '+5:45', '−3', '−9:30']);
    expect(minutesAt(FIRST, '2027-05-02T01:00')).toBe(DAY + 60);
  });
});
