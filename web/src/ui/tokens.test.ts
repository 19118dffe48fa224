import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from '../../test/contrast.ts';
import { DAY_STYLES } from '../map/palette.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const tokens = read('tokens.css');
const site = read('../../../internal/webui/static/site.css');
const body = (css: string): string => css.slice(css.indexOf(':root {'), css.indexOf('/* end of tokens */'));

const app = read('app.css');
const pairs = (css: string): Map<string, readonly [light: string, dark: string]> =>
  new Map([...css.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name = '', light = '', dark = '']) => [name, [light, dark]]));
const between = (css: string, from: string, to: string): string => css.slice(css.indexOf(from), css.indexOf(to, css.indexOf(from)));

const usual = pairs(between(tokens, ':root {', '\n}'));
const asked = pairs(between(tokens, '@media (prefers-contrast: more)', '\n}'));
const more = new Map([...usual, ...asked]);

const colour = (of: typeof usual, name: string, isDark: boolean): string => of.get(name)?.[isDark ? 1 : 0] ?? '';

describe('tokens', () => {
  it('are the same in the standalone stylesheet', () => {
    expect(body(site)).toBe(body(tokens));
  });

  it('keep the standalone stylesheet small', () => {
    const rules = site.slice(site.indexOf(':root {'));
    expect(rules.length).toBeLessThanOrEqual(10 * 1024);
  });

  it('give the days of a shared trip the planner’s colours', () => {
    for (const { solid } of DAY_STYLES) expect(site).toContain(`--day: ${solid}`);
  });

  const grounds = ['paper', 'surface', 'sunken'];
  const text = ['ink', 'ink-2', 'ink-3', 'accent', 'danger', 'warn'].flatMap((ink) => grounds.map((ground) => [ink, ground] as const));
  it.each([...text, ['ink', 'raised'] as const, ['accent', 'accent-soft'] as const, ['danger', 'danger-soft'] as const, ['warn', 'warn-soft'] as const, ['on-accent', 'accent'] as const])(
    '%s reads on %s, light and dark',
    (ink, ground) => {
      for (const isDark of [false, true]) expect(contrast(colour(usual, ink, isDark), colour(usual, ground, isDark))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(text)('%s reads on %s with more contrast wanted, light and dark', (ink, ground) => {
    for (const isDark of [false, true]) expect(contrast(colour(more, ink, isDark), colour(more, ground, isDark))).toBeGreaterThanOrEqual(7);
  });

  it('draw every line so that it can be seen, with more contrast wanted', () => {
    for (const isDark of [false, true]) {
      for (const line of ['line', 'line-strong']) expect(contrast(colour(more, line, isDark), colour(more, 'surface', isDark))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('are the same whether the system or the reader asks for contrast', () => {
    expect(asked.size).toBeGreaterThan(0);
    expect(pairs(between(app, "[data-contrast='more']", '\n}'))).toEqual(asked);
  });

  it('say good news readably', () => {
    for (const of of [usual, more]) for (const isDark of [false, true]) expect(contrast(colour(of, 'good', isDark), colour(of, 'surface', isDark))).toBeGreaterThanOrEqual(4.5);
  });
});
