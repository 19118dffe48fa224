import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeUrl } from './safeUrl.ts';

it.each([
  ['https://example.org/a', 'https://example.org/a'],
  ['example.org', 'https://example.org/'],
  ['  http://example.org ', 'http://example.org/'],
])('takes %j for %s', (text, url) => expect(safeUrl(text)).toBe(url));

it.each(['', 'javascript:alert(1)', 'data:text/html,x', 'JAVASCRIPT:x', 'localhost', 'not a url', 'file:///etc/passwd'])('refuses %j', (text) =>
  expect(safeUrl(text)).toBeNull(),
);

it('only ever gives web addresses', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => {
    expect(safeUrl(text)?.startsWith('http') ?? true).toBe(true);
  }));
});
