import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountText, decimalsOf, formatMoney, parseAmount } from './amount.ts';

describe('parseAmount', () => {
  it.each([
    ['12.50', 'EUR', 1250],
    ['12,5', 'EUR', 1250],
    ['1 200', 'EUR', 120_000],
    ['1.200,50', 'EUR', 120_050],
    ['1,200.50', 'USD', 120_050],
    ['1,200', 'USD', 120_000],
    ['1200', 'JPY', 1200],
    ['1.5', 'KWD', 1500],
    ['0', 'EUR', 0],
  ])('reads %s %s as %d', (text, currency, amount) => expect(parseAmount(text, currency)).toBe(amount));

  it.each(['', '-5', 'free', '12.', '.5', '1.2345', '12.50 EUR', '1e5', '99999999999999'])('refuses %j', (text) =>
    expect(parseAmount(text, 'EUR')).toBeNull(),
  );

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.constantFrom('EUR', 'JPY', 'KWD'), (amount, currency) => {
        expect(parseAmount(amountText({ amount, currency }), currency)).toBe(amount);
      }),
    );
  });
});

it('formats with the reader’s locale, and without empty cents', () => {
  expect(formatMoney({ amount: 1500, currency: 'EUR' }, 'en')).toBe('€15');
  expect(formatMoney({ amount: 1250, currency: 'EUR' }, 'en')).toBe('€12.50');
  expect(formatMoney({ amount: 150_050, currency: 'HUF' }, 'en')).toBe('HUF\u00a01,500.50');
  expect(formatMoney({ amount: 1250, currency: 'not a code' }, 'en')).toBe('12.5 not a code');
});

it('knows as many decimals of a currency as the server', () => {
  const url = new URL('../../../internal/itinerary/trip/testdata/minor-digits.json', import.meta.url);
  const known = JSON.parse(readFileSync(url, 'utf8')) as Record<string, string[]>;
  for (const [digits, codes] of Object.entries(known)) for (const code of codes) expect([code, decimalsOf(code)]).toEqual([code, Number(digits)]);
});
