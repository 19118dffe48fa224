import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney } from './amount.ts';
import { fieldText, parseMoney } from './parse.ts';

const read = (text: string, currency = 'EUR', locale = 'en') => {
  const money = parseMoney(text, currency, locale);
  return money && `${money.amount} ${money.currency}`;
};

describe('parseMoney', () => {
  it.each([
    ['12.50', 'EUR', '1250 EUR'],
    ['12,5', 'EUR', '1250 EUR'],
    ['1 200', 'EUR', '120000 EUR'],
    ['1.200,50', 'EUR', '120050 EUR'],
    ['1,200.50', 'USD', '120050 USD'],
    ['1,200', 'USD', '120000 USD'],
    ['1’200.50', 'CHF', '120050 CHF'],
    ['12,34,567.50', 'INR', '123456750 INR'],
    ['1200', 'JPY', '1200 JPY'],
    ['1200.00', 'JPY', '1200 JPY'],
    ['1.5', 'KWD', '1500 KWD'],
    ['0', 'EUR', '0 EUR'],
    ['3k', 'EUR', '300000 EUR'],
    ['2.5k €', 'USD', '250000 EUR'],
    ['1,5K', 'JPY', '1500 JPY'],
    ['12,50 €', 'USD', '1250 EUR'],
    ['€12.50', 'USD', '1250 EUR'],
    ['$30', 'EUR', '3000 USD'],
    ['$30', 'CAD', '3000 CAD'],
    ['CA$30', 'EUR', '3000 CAD'],
    ['30 usd', 'EUR', '3000 USD'],
    ['US$30 USD', 'EUR', '3000 USD'],
    ['1.200 Kč', 'EUR', '120000 CZK'],
    ['1200,- Kč', 'EUR', '120000 CZK'],
    ['90 kr', 'SEK', '9000 SEK'],
    ['Fr. 12.50', 'EUR', '1250 CHF'],
    ['￥１２００', 'EUR', '1200 JPY'],
    ['¥80', 'CNY', '8000 CNY'],
  ])('reads %s beside %s as %s', (text, currency, expected) => expect(read(text, currency)).toBe(expected));

  it.each(['', '-5', '−5', '€ -5', '(5)', 'free', '12.', '.5', '1.2345', '1e5', '12 50', '1,20,0', '1.200.50', '0,125', '1234,567', '99999999999999', '12 kr', '5 euros 20', '$5 EUR', '12 xyz', '5..5', '1,2.3,4', '12k5', 'k'])(
    'refuses %j',
    (text) => expect(parseMoney(text, 'EUR', 'en')).toBeNull(),
  );

  it('lets the locale decide where a separator with three digits could be either', () => {
    expect(read('1,234', 'KWD', 'en')).toBe('1234000 KWD');
    expect(read('1,234', 'KWD', 'de')).toBe('1234 KWD');
    expect(read('1.234', 'KWD', 'en')).toBe('1234 KWD');
    expect(read('1.234', 'KWD', 'de')).toBe('1234000 KWD');
    expect(read('1,234k', 'EUR', 'en')).toBe('123400000 EUR');
    expect(read('1,234k', 'EUR', 'de')).toBe('123400 EUR');
  });

  it('reads a shared sign as the locale’s own where the field’s currency is not written so', () => {
    expect(read('$30', 'EUR', 'en-CA')).toBe('3000 CAD');
    expect(read('¥30', 'EUR', 'zh-CN')).toBe('3000 CNY');
    expect(read('30 kr', 'EUR', 'sv')).toBe('3000 SEK');
  });
});

const CURRENCIES = fc.constantFrom('EUR', 'USD', 'GBP', 'JPY', 'CZK', 'CHF', 'PLN', 'TRY', 'KWD');
const LOCALES = fc.constantFrom('en', 'en-GB', 'en-IN', 'de', 'de-CH', 'fr', 'es', 'ja', 'pl', 'ar-EG');
const AMOUNTS = fc.oneof(fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 0, max: 100_000_000_000 }));

describe('no amount is read as another than was typed', () => {
  it('as a field writes it', () => {
    fc.assert(
      fc.property(AMOUNTS, CURRENCIES, LOCALES, (amount, currency, locale) => {
        expect(parseMoney(fieldText({ amount, currency }, locale), currency, locale)).toEqual({ amount, currency });
      }),
    );
  });

  it('as any locale writes it, beside any currency', () => {
    fc.assert(
      fc.property(AMOUNTS, CURRENCIES, CURRENCIES, LOCALES, (amount, currency, beside, locale) => {
        expect(parseMoney(formatMoney({ amount, currency }, locale), beside, locale)).toEqual({ amount, currency });
      }),
    );
  });

  it('with any groups and either point', () => {
    const grouped = (whole: string, mark: string) => whole.replaceAll(/\B(?=(\d{3})+$)/g, mark);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 99 }), fc.constantFrom([',', '.'], ['.', ','], [' ', ','], ['’', '.'], ['\u202f', ','], ['', '.'], ['', ',']), LOCALES, (whole, cents, marks, locale) => {
        const [group, point] = marks as [string, string];
        const text = `${grouped(String(whole), group)}${point}${String(cents).padStart(2, '0')}`;
        expect(parseMoney(text, 'EUR', locale)).toEqual({ amount: whole * 100 + cents, currency: 'EUR' });
      }),
    );
  });

  it('never throws, and gives whole minor units that the server takes', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789.,\' k€$-Kč') })), CURRENCIES, LOCALES, (text, currency, locale) => {
        const { amount } = parseMoney(text, currency, locale) ?? { amount: 0 };
        expect(Number.isSafeInteger(amount) && amount >= 0 && amount <= 1e12).toBe(true);
      }),
    );
  });
});
