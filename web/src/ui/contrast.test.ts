import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from '../../test/contrast.ts';

const css = readFileSync(new URL('contrast.css', import.meta.url), 'utf8');
const [chosen = '', asked = ''] = css.split('@media');

const colours = (block: string): Record<string, readonly [string, string]> =>
  Object.fromEntries([...block.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name = '', light = '', dark = '']) => [name, [light, dark] as const]));

const palette = colours(chosen);
const ratio = (ink: string, ground: string): number => Math.min(...[0, 1].map((at) => contrast(palette[ink]?.[at] ?? '', palette[ground]?.[at] ?? '')));

describe('more contrast', () => {
  it('is the same whether chosen or asked for by the device', () => {
    expect(colours(asked)).toEqual(palette);
    expect(Object.keys(palette)).toHaveLength(17);
  });

  const texts = ['ink', 'ink-2', 'ink-3', 'accent', 'danger', 'warn', 'good'].flatMap((ink) => ['paper', 'surface', 'sunken'].map((ground) => [ink, ground] as const));
  const pairs = [['ink', 'raised'], ['accent', 'accent-soft'], ['danger', 'danger-soft'], ['warn', 'warn-soft'], ['on-accent', 'accent'], ['paper', 'ink'], ['paper', 'danger']] as const;
  it.each([...texts, ...pairs])('has %s on %s at 7:1', (ink, ground) => {
    expect(ratio(ink, ground)).toBeGreaterThanOrEqual(7);
  });

  it.each(['paper', 'surface', 'sunken'])('has edges on %s at 3:1', (ground) => {
    expect(ratio('line', ground)).toBeGreaterThanOrEqual(3);
  });
});
