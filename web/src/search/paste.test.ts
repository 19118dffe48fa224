import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkIn, pointIn } from './paste.ts';

describe('what is pasted', () => {
  it.each([
    ['38.6916, -9.2160', 38.6916, -9.216],
    ['38.6916 -9.2160', 38.6916, -9.216],
    ['(38.6916; −9.2160)', 38.6916, -9.216],
    ['geo:38.6916,-9.2160?z=15', 38.6916, -9.216],
    ['35.68°, 139.76°', 35.68, 139.76],
    [`38°41'30"N 9°12'36"W`, 38.691_667, -9.21],
    ['33.5° S, 151° E', null, null],
    ['33°30′S 151°15′E', -33.5, 151.25],
    ['https://www.google.com/maps/place/Bel%C3%A9m/@38.6915,-9.2159,17z/data=!3m1!3d38.6916!4d-9.2160', 38.6916, -9.216],
    ['https://www.google.com/maps?q=38.6916,-9.2160', 38.6916, -9.216],
    ['https://www.openstreetmap.org/?mlat=38.6916&mlon=-9.2160#map=17/1/2', 38.6916, -9.216],
    ['https://www.openstreetmap.org/#map=17/38.6916/-9.2160', 38.6916, -9.216],
    ['https://example.org/', null, null],
    ['91, 0', null, null],
    ['10, 181', null, null],
    ['Belém Tower', null, null],
    ['2027', null, null],
  ])('%s', (text, lat, lon) => {
    const at = pointIn(text);
    if (lat === null) return expect(at).toBeNull();
    expect(at?.lat).toBeCloseTo(lat, 5);
    expect(at?.lon).toBeCloseTo(lon ?? 0, 5);
  });

  it('gives back any coordinates that are written plainly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: -18_000, max: 18_000 }), (a, b) => {
        expect(pointIn(`${a / 100}, ${b / 100}`)).toEqual({ lat: a / 100, lon: b / 100 });
      }),
    );
  });

  it('survives anything', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true })), (text) => {
        const at = pointIn(text);
        expect(at === null || (Math.abs(at.lat) <= 90 && Math.abs(at.lon) <= 180)).toBe(true);
        expect(linkIn(text)?.protocol ?? 'https:').toMatch(/^https?:$/);
      }),
    );
  });
  it.each(['javascript:alert(1)', 'https://nohost', 'ftp://example.org', 'https://a b.org'])('is no link: %s', (text) => expect(linkIn(text)).toBeNull());
});
