import type { Money } from '../itinerary/model.ts';
import { decimalsOf } from '../money/amount.ts';

/** Reference rates of one day: how much of a currency one of the base gives. */
export interface Rates {
  base: string;
  date: string;
  source: string;
  rates: Readonly<Record<string, number>>;
}

const isRate = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value > 0;

/** Rates in an answer, or in what this device kept; null for anything else. Codes without a usable rate are left out. */
export function ratesIn(value: unknown): Rates | null {
  if (typeof value !== 'object' || value === null) return null;
  const { base, date, source, rates } = value as Record<string, unknown>;
  if (typeof base !== 'string' || typeof date !== 'string' || typeof rates !== 'object' || rates === null) return null;
  const usable = Object.entries(rates as Record<string, unknown>).filter((entry): entry is [string, number] => isRate(entry[1]));
  return { base, date, source: typeof source === 'string' ? source : '', rates: { ...Object.fromEntries(usable), [base]: 1 } };
}

interface Fraction {
  over: bigint;
  under: bigint;
}

const tens = (exponent: number): bigint => 10n ** BigInt(exponent);

/** The decimal that the number is written as: 1.08 is 108 / 100, whatever its bits say. */
function exactly(value: number): Fraction {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const shift = Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  return shift >= 0 ? { over: digits * tens(shift), under: 1n } : { over: digits, under: tens(-shift) };
}

/** Half to even, so that many roundings do not lean to one side. */
function divided(over: bigint, under: bigint): bigint {
  if (over < 0n) return -divided(-over, under);
  const [whole, rest] = [over / under, (over % under) * 2n];
  const isUp = rest > under || (rest === under && whole % 2n === 1n);
  return isUp ? whole + 1n : whole;
}

/** How much of `to` one of `from` gives; null where one of them has no rate. */
function crossRate(from: string, to: string, rates: Rates | null): Fraction | null {
  const [theirs, ours] = [rates?.rates[from], rates?.rates[to]];
  if (theirs === undefined || ours === undefined) return null;
  const [a, b] = [exactly(ours), exactly(theirs)];
  return { over: a.over * b.under, under: a.under * b.over };
}

/** An amount in minor units of another currency; null where there is no rate: nothing is guessed. */
export function convert({ amount, currency }: Money, to: string, rates: Rates | null): number | null {
  if (currency === to) return amount;
  const rate = crossRate(currency, to, rates);
  if (!rate) return null;
  return Number(divided(BigInt(amount) * rate.over * tens(decimalsOf(to)), rate.under * tens(decimalsOf(currency))));
}

/** The rate as people read it: what one of `from` is in `to`, with six digits that count. */
export function rateOf(from: string, to: string, rates: Rates | null): number | null {
  const rate = crossRate(from, to, rates);
  return rate ? Number((Number(rate.over) / Number(rate.under)).toPrecision(6)) : null;
}
