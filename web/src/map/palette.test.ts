import { expect, it } from 'vitest';
import { contrast } from '../../test/contrast.ts';
import { mapColours } from './colours.ts';
import { DAY_STYLES, styleOfDay } from './palette.ts';

it.each(DAY_STYLES.map((style, index) => [index + 1, style] as const))('day %d carries white numbers and shows on both maps', (_day, style) => {
  expect(contrast(style.solid, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  expect(contrast(style.solid, mapColours(false).land)).toBeGreaterThanOrEqual(3);
  expect(contrast(style.onDark, mapColours(true).land)).toBeGreaterThanOrEqual(3);
});

it('gives each of the eight its own dash', () => expect(new Set(DAY_STYLES.map((style) => style.dash.join())).size).toBe(DAY_STYLES.length));

it('starts again after eight, and leaves ideas neutral', () => {
  expect(styleOfDay(9)).toBe(styleOfDay(1));
  expect(DAY_STYLES).not.toContain(styleOfDay(0));
});

it('tells days apart by more than their hue: no two share colour or dash', () => {
  expect(new Set(DAY_STYLES.map((style) => style.solid)).size).toBe(8);
  expect(new Set(DAY_STYLES.map((style) => style.onDark)).size).toBe(8);
});
