import type { Money } from '../itinerary/model.ts';

// The currencies whose minor unit is not a hundredth, by ISO 4217; the server has the same lists (internal/itinerary/trip/money.go).
// Intl is not asked: it counts otherwise for some, and a sum must not change with the browser's version.
const WHOLE = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF';
const THOUSANDTHS = 'BHD IQD JOD KWD LYD OMR TND';

/** Decimals of a currency: 2 for EUR, 0 for JPY, 3 for KWD. Unknown codes count as 2. */
export function decimalsOf(currency: string): number {
  if (WHOLE.includes(currency) && currency !== '') return 0;
  return THOUSANDTHS.includes(currency) && currency !== '' ? 3 : 2;
}

/** The same number of another currency: 12.50 EUR as 12.50 USD, which is no exchange. */
export const renamed = ({ amount, currency }: Money, to: string): Money => ({ amount: Math.round(amount * 10 ** (decimalsOf(to) - decimalsOf(currency))), currency: to });

export function formatMoney(money: Money, locale: string): string {
  const decimals = decimalsOf(money.currency);
  const value = money.amount / 10 ** decimals;
  const digits = Number.isInteger(value) ? 0 : decimals;
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  } catch {
    return `${value} ${money.currency}`;
  }
}
