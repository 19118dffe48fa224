import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_BYTES, checkFile, checkText } from './tripFile.ts';

const self = { type: 'itinerary', id: 't', fields: { name: 'Lisbon', dates: { start: '2027-05-01', end: '2027-05-03' } } };
const item = (id: string, more = {}) => ({ type: 'item', id, fields: { title: id }, ...more });
const file = (more = {}) => ({ format: 'sojourn.itinerary', version: 1, itinerary_id: 't', entities: [self, item('a'), item('b')], ...more });

const faultOf = (value: unknown) => {
  const checked = checkText(typeof value === 'string' ? value : JSON.stringify(value));
  return checked.ok ? 'none' : checked.fault;
};

describe('checkText', () => {
  it('tells what is in a trip, and keeps its text as it is', () => {
    const text = JSON.stringify(file({ entities: [self, item('a', { fields: { cost: 9_007_199_254_740_992 } }), item('gone', { deleted: true })] })).replace('9007199254740992', '9007199254740993');
    const checked = checkText(text);
    expect(checked).toMatchObject({ ok: true, trip: { name: 'Lisbon', days: 3, items: 1 } });
    expect(checked.ok && checked.trip.text).toContain('9007199254740993');
  });

  it('takes a trip without dates or name', () => {
    expect(checkText(JSON.stringify(file({ entities: [{ ...self, fields: {} }] })))).toMatchObject({ ok: true, trip: { name: '', days: 0, items: 0 } });
  });

  it.each([
    ['half a file', JSON.stringify(file()).slice(0, 40), 'broken'],
    ['a calendar', 'BEGIN:VCALENDAR\r\nVERSION:2.0', 'other'],
    ['a route', '<?xml version="1.0"?><gpx/>', 'other'],
    ['map data', { type: 'FeatureCollection', features: [] }, 'other'],
    ['other JSON', { name: 'Lisbon' }, 'unknown'],
    ['a list', [], 'unknown'],
    ['a number', '7', 'unknown'],
    ['a later version', file({ version: 2 }), 'newer'],
    ['no version', file({ version: undefined }), 'incomplete'],
    ['no entities', file({ entities: [] }), 'incomplete'],
    ['too many entities', file({ entities: Array.from({ length: 25_001 }, () => item('a')) }), 'incomplete'],
    ['an entity without fields', file({ entities: [self, { type: 'item', id: 'a' }] }), 'incomplete'],
    ['another trip than it says', file({ itinerary_id: 'u' }), 'incomplete'],
  ])('refuses %s', (_what, value, fault) => {
    expect(faultOf(value)).toBe(fault);
  });

  it('never throws, whatever it is given', () => {
    const near = fc.record({ format: fc.constant('sojourn.itinerary'), version: fc.constantFrom(1, 2, '1', null), itinerary_id: fc.constant('t'), entities: fc.oneof(fc.jsonValue(), fc.array(fc.oneof(fc.constant(self), fc.jsonValue()))) }).map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), near), (text) => {
        expect(typeof checkText(text).ok).toBe('boolean');
      }),
    );
  });
});

describe('checkFile', () => {
  it('reads neither what is empty nor what is too large', async () => {
    expect(await checkFile(new Blob([]))).toEqual({ ok: false, fault: 'empty' });
    expect(await checkFile(new Blob([new Uint8Array(MAX_BYTES + 1)]))).toEqual({ ok: false, fault: 'large' });
  });

  it('reads a file of the right size', async () => {
    expect(await checkFile(new Blob([JSON.stringify(file())]))).toMatchObject({ ok: true });
  });
});
