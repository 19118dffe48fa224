import { expect, it } from 'vitest';
import { decimalsOf, formatMoney, renamed } from './amount.ts';

it('formats with the reader’s locale, and without empty cents', () => {
  expect(formatMoney({ amount: 1500, currency: 'EUR' }, 'en')).toBe('€15');
  expect(formatMoney({ amount: 1250, currency: 'EUR' }, 'en')).toBe('€12.50');
  expect(formatMoney({ amount: 1250, currency: 'not a code' }, 'en')).toBe('12.5 not a code');
});

it('counts decimals by ISO 4217, also where browsers count otherwise', () => {
  expect(['EUR', 'JPY', 'KWD', 'IQD', 'HUF', 'ISK', '', 'XYZ'].map(decimalsOf)).toEqual([2, 0, 3, 3, 2, 0, 2, 2]);
  expect(formatMoney({ amount: 1500, currency: 'IQD' }, 'en')).toContain('1.500');
});

it('keeps the number where only its currency was wrong', () => {
  expect(renamed({ amount: 1250, currency: 'EUR' }, 'USD')).toEqual({ amount: 1250, currency: 'USD' });
  expect(renamed({ amount: 12_500, currency: 'KWD' }, 'EUR')).toEqual({ amount: 1250, currency: 'EUR' });
  expect(renamed({ amount: 1250, currency: 'EUR' }, 'JPY')).toEqual({ amount: 13, currency: 'JPY' });
});
