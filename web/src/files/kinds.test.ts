import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../i18n.ts';
import { fileNameOf, kindsOf, subscribeUrl } from './kinds.ts';

describe('kindsOf', () => {
  it('offers every format once, each with what it is for', () => {
    const kinds = kindsOf({ template: false, isPrivate: true });
    expect(kinds.map(({ format }) => format)).toEqual(['ics', 'gpx', 'kml', 'geojson', 'json']);
    expect(new Set(kinds.map(({ purpose }) => purpose)).size).toBe(5);
  });

  it('offers no calendar of a template', () => {
    expect(kindsOf({ template: true, isPrivate: true }).map(({ format }) => format)).not.toContain('ics');
  });

  it('says what the whole trip lacks without private details', () => {
    const purpose = (isPrivate: boolean) => kindsOf({ template: false, isPrivate }).at(-1)?.purpose;
    expect(purpose(true)).toMatch(/backup/);
    expect(purpose(false)).toMatch(/without its private details/);
  });
});

describe('fileNameOf', () => {
  it.each([
    ["attachment; filename*=UTF-8''Lisboa%20-%20%C3%81gua.ics", 'Lisboa - Água.ics'],
    ['attachment; filename="trip.gpx"', 'trip.gpx'],
    ["attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", '..-..-etc-passwd'],
    ["attachment; filename*=UTF-8''%E0%A4%A", 'trip.json'],
    ['attachment', 'trip.json'],
    [null, 'trip.json'],
  ])('reads %s', (header, name) => {
    expect(fileNameOf(header, 'trip.json')).toBe(name);
  });

  it('gives back every name that was written as the server writes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        fc.pre(!/[\p{Cc}/\\]/u.test(name) && name.trim() !== '');
        expect(fileNameOf(`attachment; filename*=UTF-8''${encodeURIComponent(name)}`, 'other')).toBe(name.trim());
      }),
    );
  });

  it('gives a name without folders for any header', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(fileNameOf(`attachment; filename*=UTF-8''${header}`, 'trip')).not.toMatch(/[/\\]|^$/);
      }),
    );
  });
});

it('gives calendar programs their own scheme', () => {
  expect(subscribeUrl('https://trips.example.org/cal/6f1c.ics')).toBe('webcal://trips.example.org/cal/6f1c.ics');
  expect(subscribeUrl('http://127.0.0.1:8080/cal/6f1c.ics')).toBe('webcal://127.0.0.1:8080/cal/6f1c.ics');
});
