import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Item, ITEM_TYPES } from '../../itinerary/model.ts';
import { newItem } from '../../itinerary/newItem.ts';
import type { Section } from '../../planner/sections.ts';
import { styleOfDay } from '../../map/palette.ts';
import { draftOf, fieldsOf, isEditable } from './cell.ts';
import { moved } from './cursor.ts';
import { COLUMNS, isSameLook, lookIn, searchOf } from './look.ts';
import { type TableRow, filtered, nextSort, placeOf, sorted, totals } from './rows.ts';

const DAY = '2027-05-01';
const section = (date: string | null): Section => ({ list: date ?? 'ideas', number: date ? 1 : 0, date, label: date ?? 'Ideas', title: '', notes: '', rows: [], stops: new Map(), style: styleOfDay(1), nights: [], leaving: [] });
const item = (given: Partial<Item> & { id: string }): Item => newItem('t', { title: given.id, day: DAY, start_zone: 'Europe/Lisbon', ...given });
const row = (given: Item): TableRow => ({ item: given, section: section(given.day), day: given.day ?? 'Ideas', kind: given.type, place: placeOf(given) });
const ids = (rows: readonly TableRow[]): string[] => rows.map((each) => each.item.id);

describe('rows', () => {
  const rows = [
    row(item({ id: 'b', title: 'São Jorge', cost: { amount: 500, currency: 'EUR' }, duration_min: 90 })),
    row(item({ id: 'c', title: 'castle', cost: { amount: 900, currency: 'EUR' }, booking_ref: 'K7', day: null })),
    row(item({ id: 'a', title: 'Zoo', type: 'activity' })),
    row(item({ id: 'd', title: 'Item 10', cost: { amount: 300, currency: 'JPY' } })),
  ];

  it('stand in the plan’s order, or sorted, with what is empty last either way', () => {
    expect(ids(sorted(rows, null, 'en'))).toEqual(['b', 'c', 'a', 'd']);
    expect(ids(sorted(rows, { column: 'title', down: false }, 'en'))).toEqual(['c', 'd', 'b', 'a']);
    expect(ids(sorted(rows, { column: 'cost', down: false }, 'en'))).toEqual(['b', 'c', 'd', 'a']);
    expect(ids(sorted(rows, { column: 'cost', down: true }, 'en'))).toEqual(['c', 'b', 'd', 'a']);
    expect(ids(sorted(rows, { column: 'day', down: true }, 'en')).at(-1)).toBe('c');
  });

  it('sort up, down and not at all', () => {
    const up = nextSort(null, 'cost');
    const down = nextSort(up, 'cost');
    expect([up, down, nextSort(down, 'cost')]).toEqual([{ column: 'cost', down: false }, { column: 'cost', down: true }, null]);
    expect(nextSort(down, 'title')).toEqual({ column: 'title', down: false });
  });

  it('are found without accents, by every word and by kind', () => {
    expect(ids(filtered(rows, { text: 'sao', kind: '' }))).toEqual(['b']);
    expect(ids(filtered(rows, { text: 'k7 castle', kind: '' }))).toEqual(['c']);
    expect(ids(filtered(rows, { text: '', kind: 'activity' }))).toEqual(['a']);
    expect(filtered(rows, { text: 'nowhere', kind: '' })).toEqual([]);
  });

  it('add up currency by currency', () => {
    expect(totals(rows)).toEqual([{ currency: 'EUR', amount: 1400 }, { currency: 'JPY', amount: 300 }]);
  });
});

describe('cells', () => {
  const where = { zone: 'Europe/Lisbon', currency: 'EUR', locale: 'en-GB' };
  const visit = item({ id: 'v', start_local: `${DAY}T09:00`, end_local: `${DAY}T10:30` });

  it('read what they write', () => {
    const times = fc.nat(1439).map((minutes) => `${DAY}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
    const amounts = fc.record({ amount: fc.nat(10_000_000), currency: fc.constantFrom('EUR', 'JPY', 'KWD') });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 43_200 }), amounts, fc.constantFrom(...ITEM_TYPES), (start_local, duration_min, cost, type) => {
        const given = item({ id: 'x', type, start_local, duration_min, cost });
        expect(fieldsOf(given, 'time', draftOf(given, 'time', 'en-GB'), where)).toMatchObject({ start_local });
        expect(fieldsOf(given, 'duration', draftOf(given, 'duration', 'en-GB'), where)).toEqual({ duration_min });
        expect(fieldsOf(given, 'cost', draftOf(given, 'cost', 'en-GB'), where)).toEqual({ cost });
      }),
    );
  });

  it('take a visit’s end along with its start, and both from a range', () => {
    expect(fieldsOf(visit, 'time', '14', where)).toEqual({ start_local: `${DAY}T14:00`, start_zone: 'Europe/Lisbon', end_local: `${DAY}T15:30` });
    expect(fieldsOf(visit, 'time', '11pm-1am', where)).toMatchObject({ start_local: `${DAY}T23:00`, end_local: '2027-05-02T01:00' });
    expect(fieldsOf(visit, 'time', '', where)).toEqual({ start_local: null, end_local: null });
  });

  it('leave a journey’s arrival where it is, and in its own zone', () => {
    const flight = item({ id: 'f', type: 'flight', start_local: `${DAY}T14:00`, end_local: '2027-05-02T12:30', end_zone: 'Asia/Tokyo' });
    expect(fieldsOf(flight, 'time', '13', where)).toEqual({ start_local: `${DAY}T13:00`, start_zone: 'Europe/Lisbon' });
    expect(fieldsOf(flight, 'time', '14-12:00', where)).toMatchObject({ end_local: '2027-05-02T12:00', end_zone: 'Asia/Tokyo' });
  });

  it('refuse what they do not understand and never throw', () => {
    expect(fieldsOf(visit, 'time', 'soon', where)).toBeNull();
    expect(fieldsOf(visit, 'title', '  ', where)).toBeNull();
    expect(fieldsOf(visit, 'cost', '12 XQQ', where)).toBeNull();
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('title', 'time', 'duration', 'cost', 'booking'), (text, column) => {
        fieldsOf(visit, column as 'title', text, where);
      }),
    );
  });

  it('hold what may not be changed', () => {
    expect(isEditable(item({ id: 'l', locked: true }), 'time')).toBe(false);
    expect(isEditable(item({ id: 'i', day: null }), 'time')).toBe(false);
    expect(isEditable(visit, 'time')).toBe(true);
    expect(isEditable(visit, 'place')).toBe(false);
  });
});

describe('the cursor', () => {
  const rows = ['a', 'b', 'c'];
  const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false });

  it('walks, and stays within the table', () => {
    expect(moved(rows, { id: 'b', column: 'title' }, press('ArrowDown'), false)).toEqual({ id: 'c', column: 'title' });
    expect(moved(rows, { id: 'b', column: 'title' }, press('ArrowLeft'), false)).toEqual({ id: 'b', column: 'title' });
    expect(moved(rows, { id: 'b', column: 'title' }, press('ArrowLeft'), true)).toEqual({ id: 'b', column: 'day' });
    expect(moved(rows, { id: 'b', column: 'title' }, press('End'), false)).toEqual({ id: 'b', column: COLUMNS.at(-1) });
    expect(moved(rows, { id: 'b', column: 'cost' }, press('Home', true), false)).toEqual({ id: 'a', column: 'title' });
    expect(moved(rows, { id: 'b', column: 'cost' }, press('q'), false)).toBeNull();
    expect(moved(rows, { id: 'gone', column: 'cost' }, press('ArrowUp'), false)).toBeNull();
  });
});

describe('the address of a table', () => {
  it('says how it is sorted and filtered, and is read back', () => {
    const look = fc.record({
      sort: fc.option(fc.record({ column: fc.constantFrom(...COLUMNS), down: fc.boolean() })),
      filter: fc.record({ text: fc.string({ maxLength: 20 }), kind: fc.constantFrom('' as const, ...ITEM_TYPES) }),
    });
    fc.assert(fc.property(look, (given) => {
      expect(isSameLook(lookIn({ sort: undefined, words: undefined, kind: undefined, ...searchOf(given) }), given)).toBe(true);
    }));
  });

  it('says nothing of what is as usual', () => expect(searchOf({ sort: null, filter: { text: '  ', kind: '' } })).toEqual({}));

  it('takes what is no such thing for nothing, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (junk) => {
        const { sort, filter } = lookIn({ sort: junk, words: junk, kind: junk });
        return (sort === null || COLUMNS.includes(sort.column)) && filter.text.length <= 100 && (filter.kind === '' || ITEM_TYPES.includes(filter.kind));
      }),
    );
    expect(lookIn({ sort: '--cost', words: 42, kind: 'castle' })).toEqual({ sort: null, filter: { text: '42', kind: '' } });
  });
});
