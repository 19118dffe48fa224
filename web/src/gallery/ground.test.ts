import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { groundOf } from './ground.ts';

const tokens = readFileSync(new URL('../ui/tokens.css', import.meta.url), 'utf8');

it('settles every token for one scheme', () => {
  const [light, dark] = [groundOf(tokens, false), groundOf(tokens, true)] as Record<string, string>[];
  expect(light?.['--paper']).toMatch(/^#f/);
  expect(dark?.['--paper']).toMatch(/^#1/);
  expect(dark?.['--shadow-1']).toBe('0 1px 2px rgb(0 0 0 / 0.4)');
  for (const values of [light, dark]) expect(Object.values(values ?? {}).join()).not.toContain('light-dark');
  expect(Object.keys(light ?? {})).toContain('--radius-xl');
});

it('settles what more contrast changes', () => {
  const css = readFileSync(new URL('../ui/contrast.css', import.meta.url), 'utf8');
  const [light, dark] = [groundOf(css, false), groundOf(css, true)] as Record<string, string>[];
  expect([light?.['--ink'], dark?.['--ink']]).toEqual(['#000000', '#ffffff']);
});
