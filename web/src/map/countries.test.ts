import { readFileSync } from 'node:fs';
import type { FeatureCollection } from 'geojson';
import { feature } from 'topojson-client';
import { expect, it } from 'vitest';
import { unwrappedShapes } from './antimeridian.ts';
import { countriesOf } from './countries.ts';

const world = JSON.parse(readFileSync(new URL('../../node_modules/world-atlas/countries-50m.json', import.meta.url), 'utf8'));
const shapes = unwrappedShapes(feature(world, world.objects.countries) as unknown as FeatureCollection);

it('names countries in the reader’s language', () => {
  const names = (locale: string) => countriesOf(shapes, locale).map(({ name }) => name);
  expect(names('en')).toEqual(expect.arrayContaining(['Portugal', 'Germany', 'Japan', 'Afghanistan']));
  expect(names('de')).toEqual(expect.arrayContaining(['Deutschland', 'Japan']));
  expect(names('ja')).toContain('日本');
  expect(names('en').every(Boolean)).toBe(true);
});

it('puts a name on the main part of its country', () => {
  const at = (name: string) => countriesOf(shapes, 'en').find((country) => country.name === name)?.at ?? [0, 0];
  const [lon, lat] = at('Portugal');
  expect(lon).toBeGreaterThan(-9.6);
  expect(lon).toBeLessThan(-6.2);
  expect(lat).toBeGreaterThan(37);
  expect(lat).toBeLessThan(42.2);
  expect(at('France')[1]).toBeGreaterThan(43);
});

it('names small countries only where there is room', () => {
  const from = (name: string) => countriesOf(shapes, 'en').find((country) => country.name === name)?.from ?? 0;
  expect(from('Brazil')).toBeLessThan(2);
  expect(from('Jersey')).toBeGreaterThan(5.5);
});
