import type { Money } from '../itinerary/model.ts';

/** Decimals of a currency: 2 for EUR, 0 for JPY, 3 for KWD. Unknown codes count as 2. */
export function decimalsOf(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
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
  const value = money.amount / 10 ** decimalsOf(money.currency);
  try {
    const whole = Number.isInteger(value);
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: money.currency,
      ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
    }).format(value);
  } catch {
    return `${value} ${money.currency}`;
  }
}
