import type { CSSProperties } from 'react';

const PART = String.raw`((?:[^(),]|\([^)]*\))+)`;
const EITHER = new RegExp(String.raw`light-dark\(${PART},\s*${PART}\)`, 'g');

/** All tokens of a stylesheet's first rule as one scheme has them. For browsers without light-dark() the build settles them at the page's root, so that a part in another scheme needs its own. */
export function groundOf(css: string, isDark: boolean): CSSProperties {
  const first = css.slice(css.indexOf('{'), css.indexOf('\n}'));
  const values = [...first.matchAll(/(--[a-z0-9-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.replaceAll(EITHER, isDark ? '$2' : '$1')]);
  return Object.fromEntries(values) as CSSProperties;
}
