import type { Money } from '../itinerary/model.ts';

// By ISO 4217, as `internal/itinerary/trip/money.go` has them. Browsers differ (Chromium knows no fillér of HUF, Firefox does), and a sum kept in
// minor units must be the same in all.
const WHOLES: ReadonlySet<string> = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '));
const THOUSANDTHS: ReadonlySet<string> = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

/** Decimals of a currency: 2 for EUR, 0 for JPY, 3 for KWD. Unknown codes count as 2. */
export function decimalsOf(currency: string): number {
  if (WHOLES.has(currency)) return 0;
  return THOUSANDTHS.has(currency) ? 3 : 2;
}

/**
 * "12.50", "12,5", "1 200", "1.200,50" → minor units. The last separator is the decimal point unless three digits
 * follow it and the currency has no three decimals. Null for anything else, negatives included.
 */
export function parseAmount(input: string, currency: string): number | null {
  const text = input.trim().replace(/[\s\u00a0\u202f'’]/g, '');
  if (!/^\d{1,12}(?:[.,]\d+)*$/.test(text)) return null;
  const decimals = decimalsOf(currency);
  const at = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const tail = at < 0 ? '' : text.slice(at + 1);
  const isPoint = at >= 0 && tail.length <= decimals;
  if (at >= 0 && !isPoint && tail.length !== 3) return null;
  const whole = (isPoint ? text.slice(0, at) : text).replace(/[.,]/g, '');
  const amount = Number(whole + (isPoint ? tail : '').padEnd(decimals, '0'));
  return Number.isSafeInteger(amount) ? amount : null;
}

export const amountText = (money: Money): string => {
  const decimals = decimalsOf(money.currency);
  return (money.amount / 10 ** decimals).toFixed(decimals);
};

export function formatMoney(money: Money, locale: string): string {
  const decimals = decimalsOf(money.currency);
  const value = money.amount / 10 ** decimals;
  try {
    const digits = Number.isInteger(value) ? 0 : decimals;
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: money.currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value);
  } catch {
    return `${value} ${money.currency}`;
  }
}
