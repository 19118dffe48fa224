import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { decimalsOf, formatMoney, inWhole, renamed } from './amount.ts';

it('formats with the reader’s locale, and without empty cents', () => {
  expect(formatMoney({ amount: 1500, currency: 'EUR' }, 'en')).toBe('€15');
  expect(formatMoney({ amount: 1250, currency: 'EUR' }, 'en')).toBe('€12.50');
  expect(formatMoney({ amount: 150_050, currency: 'HUF' }, 'en')).toBe('HUF\u00a01,500.50');
  expect(formatMoney({ amount: 1250, currency: 'not a code' }, 'en')).toBe('12.5 not a code');
});

it('formats by those decimals, also where browsers count otherwise', () => {
  expect(formatMoney({ amount: 1500, currency: 'IQD' }, 'en')).toContain('1.500');
});

it('keeps the number where only its currency was wrong', () => {
  expect(renamed({ amount: 1250, currency: 'EUR' }, 'USD')).toEqual({ amount: 1250, currency: 'USD' });
  expect(renamed({ amount: 12_500, currency: 'KWD' }, 'EUR')).toEqual({ amount: 1250, currency: 'EUR' });
  expect(renamed({ amount: 1250, currency: 'EUR' }, 'JPY')).toEqual({ amount: 13, currency: 'JPY' });
});

it('knows as many decimals of a currency as the server', () => {
  const url = new URL('../../../internal/itinerary/trip/testdata/minor-digits.json', import.meta.url);
  const known = JSON.parse(readFileSync(url, 'utf8')) as Record<string, string[]>;
  for (const [digits, codes] of Object.entries(known)) for (const code of codes) expect([code, decimalsOf(code)]).toEqual([code, Number(digits)]);
});

it('rounds to whole units of the currency', () => {
  expect([{ amount: 33_590, currency: 'EUR' }, { amount: 1499, currency: 'KWD' }, { amount: 7, currency: 'JPY' }].map((money) => inWhole(money).amount)).toEqual([33_600, 1000, 7]);
});
