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

/** The same number of another currency: 12.50 EUR as 12.50 USD, which is no exchange. */
export const renamed = ({ amount, currency }: Money, to: string): Money => ({ amount: Math.round(amount * 10 ** (decimalsOf(to) - decimalsOf(currency))), currency: to });

/** Without its cents, where there is no room for them. */
export function inWhole({ amount, currency }: Money): Money {
  const unit = 10 ** decimalsOf(currency);
  return { amount: Math.round(amount / unit) * unit, currency };
}

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
