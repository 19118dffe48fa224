import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from '../../test/contrast.ts';
import { DAY_STYLES } from '../map/palette.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const tokens = read('tokens.css');
const site = read('../../../internal/webui/static/site.css');
const body = (css: string): string => css.slice(css.indexOf(':root {'), css.indexOf('/* end of tokens */'));

function colour(name: string, isDark: boolean): string {
  const match = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(tokens);
  return match?.[isDark ? 2 : 1] ?? '';
}

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
  const text = ['ink', 'ink-2', 'ink-3', 'accent', 'danger', 'warn', 'good'].flatMap((ink) => grounds.map((ground) => [ink, ground] as const));
  it.each([...text, ['ink', 'raised'] as const, ['accent', 'accent-soft'] as const, ['danger', 'danger-soft'] as const, ['warn', 'warn-soft'] as const, ['on-accent', 'accent'] as const])(
    '%s reads on %s, light and dark',
    (ink, ground) => {
      for (const isDark of [false, true]) expect(contrast(colour(ink, isDark), colour(ground, isDark))).toBeGreaterThanOrEqual(4.5);
    },
  );
});
