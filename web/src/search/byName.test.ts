import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byName } from './byName.ts';

const names = (typed: string, ...found: string[]) => byName(typed, found.map((name) => ({ name }))).map(({ name }) => name);

describe('byName', () => {
  it('puts the place of that very name first', () => {
    expect(names('Lisbon cathedral', 'Lisbon', 'Cathedral of Lisbon', 'Lisbon Cathedral')).toEqual(['Lisbon Cathedral', 'Cathedral of Lisbon', 'Lisbon']);
    expect(names('sao jorge', 'Jorge', 'Castelo de São Jorge', 'São Jorge')).toEqual(['São Jorge', 'Castelo de São Jorge', 'Jorge']);
  });

  it('keeps the order of what fits alike, and every place', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (typed, found) => {
        const sorted = byName(typed, found.map((name, at) => ({ name, at })));
        expect(sorted.map(({ at }) => at).toSorted((a, b) => a - b)).toEqual(found.map((_, at) => at));
        for (const name of new Set(found)) {
          const places = sorted.filter((hit) => hit.name === name).map(({ at }) => at);
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
      }),
    );
  });
});
