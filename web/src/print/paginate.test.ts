import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart, paginate, pieces } from './paginate.ts';
import { PAPERS, insideOf, paperFor } from './paper.ts';

describe('pages', () => {
  it('take what fits, and the rest goes on', () => {
    expect(paginate([40, 40, 40, 40], 100, 100)).toEqual([[0, 1], [2, 3]]);
    expect(paginate([40, 40, 40], 50, 90)).toEqual([[0], [1, 2]]);
    expect(paginate([], 100, 100)).toEqual([[]]);
    expect(paginate([10, 500, 10], 100, 100)).toEqual([[0], [1], [2]]);
  });

  it('hold every block once, in order, and none too much', () => {
    const heights = fc.array(fc.double({ min: 0, max: 90, noNaN: true }), { maxLength: 60 });
    fc.assert(
      fc.property(heights, (given) => {
        const pages = paginate(given, 100, 120);
        expect(pages.flat()).toEqual(given.map((_, index) => index));
        for (const [at, page] of pages.entries()) {
          expect(page.reduce((sum, index) => sum + (given[index] ?? 0), 0)).toBeLessThanOrEqual((at === 0 ? 100 : 120) + 1e-6);
        }
      }),
    );
  });

  it('cut long texts between lines and words, and lose nothing', () => {
    expect(pieces('one\ntwo', 100)).toEqual(['one\ntwo']);
    expect(pieces('aaaa bbbb cccc', 9)).toEqual(['aaaa bbbb', 'cccc']);
    expect(pieces('', 9)).toEqual([]);
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const plain = (given: string) => given.replaceAll(/\s/g, '');
        expect(plain(pieces(text, 40).join(' '))).toBe(plain(text));
        for (const piece of pieces(text, 40)) expect(piece.length).toBeLessThanOrEqual(41);
      }),
    );
  });

  it('are of the paper that a country has', () => {
    expect(['en-US', 'es-MX', 'en', 'de', 'en-GB', 'ja', 'not a locale'].map((locale) => paperFor(locale).id)).toEqual(['letter', 'letter', 'letter', 'a4', 'a4', 'a4', 'a4']);
    expect(insideOf(PAPERS.a4)).toEqual({ width: 182, height: 268, body: 260 });
  });
});

describe('pins', () => {
  const frame = { width: 600, height: 300 };

  it('move apart until each can be read, and stay on the map', () => {
    const spots = apart([[10, 10], [10, 10], [12, 11], [400, 200]], 22, frame);
    expect(spots[3]).toEqual([400, 200]);
    for (const [i, a] of spots.entries()) {
      expect(a[0]).toBeGreaterThanOrEqual(11);
      for (const b of spots.slice(i + 1)) expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeGreaterThan(20);
    }
  });
});
