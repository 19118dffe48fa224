import type { Money } from '../itinerary/model.ts';
import { decimalsOf } from './amount.ts';
import { currencyOf } from './symbols.ts';

/** The most that the server takes, in minor units. */
const MOST = 1_000_000_000_000;

interface Separators {
  group: string;
  decimal: string;
}

const separators = new Map<string, Separators>();

function separatorsOf(locale: string): Separators {
  const known = separators.get(locale);
  if (known) return known;
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1_234_567.8);
  const of = (type: string): string => plain(parts.find((part) => part.type === type)?.value ?? '');
  const found = { group: of('group'), decimal: of('decimal') };
  separators.set(locale, found);
  return found;
}

/** Digits and separators of other scripts and keyboards as those that are read here; marks of direction go. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\u200e\u200f\u061c]/g, '')
    .replaceAll(/[\u0660-\u0669]/g, (digit) => String((digit.codePointAt(0) ?? 0) - 0x660))
    .replaceAll(/[\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) - 0x6f0))
    .replaceAll('\u066b', '.')
    .replaceAll('\u066c', ',')
    .replaceAll('’', "'")
    .replaceAll(/\s/g, ' ');
}

const escaped = (mark: string): string => (mark === '.' ? String.raw`\.` : mark);

/** The digits of a number without a fraction, or null where its groups are not of three (or, in India, of two and a last of three). */
function wholeDigits(text: string): string | null {
  const mark = /[., ']/.exec(text)?.[0];
  if (mark === undefined) return /^\d{1,12}$/.test(text) ? text : null;
  const isGrouped = new RegExp(`^[1-9]\\d{0,2}(?:${escaped(mark)}\\d{3})+$`).test(text) || /^[1-9]\d?(?:,\d{2})+,\d{3}$/.test(text);
  return isGrouped ? text.replaceAll(mark, '') : null;
}

/** Whether the last separator starts the fraction. */
function hasFraction(text: string, at: number, decimals: number, { group }: Separators): boolean {
  const mark = text[at] ?? '';
  const [head, tail] = [text.slice(0, at), text.slice(at + 1)];
  if (!'.,'.includes(mark) || head.includes(mark)) return false;
  if (tail.length !== 3 || /[., ']/.test(head) || head.length > 3 || head.startsWith('0')) return true;
  // "1,234" could be either.
  return decimals >= 3 && mark !== group;
}

/** A number in units of 10^-decimals, exactly; null for what is none, or has a finer fraction. */
function readNumber(text: string, decimals: number, marks: Separators): number | null {
  const at = Math.max(...['.', ',', ' ', "'"].map((mark) => text.lastIndexOf(mark)));
  const isFraction = at >= 0 && hasFraction(text, at, decimals, marks);
  const whole = wholeDigits(isFraction ? text.slice(0, at) : text);
  const fraction = isFraction ? text.slice(at + 1) : '';
  if (whole === null || /[1-9]/.test(fraction.slice(decimals))) return null;
  const amount = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  return amount <= MOST ? amount : null;
}

const SHAPE = /^([^\d.,−–-]+\.?)?\s*(\d(?:[\d., ']*\d)?)\s*(k(?!\p{L}))?\s*([^\d.,−–-][^\d,−–-]*)?$/iu;
/** "1200,-" is how some write that there are no cents. */
const NO_CENTS = /[.,][−–—-]{1,2}(?=[^\d]*$)/;

/**
 * Money as one types it: "12.50", "12,50 €", "$30", "1.200 Kč", "3k". Null for anything else, negatives included; nothing is
 * rounded, so what is read is what was typed.
 *
 * - Without a currency it is in the given one. A sign that several currencies share ("$", "kr") is the given currency where
 *   that one is written so, else the one that the reader's locale writes so, else the one most people mean.
 * - Where both separators occur the last one is the decimal point; groups must be of three digits.
 * - A single separator with three digits behind it parts thousands, because there are no thousandths of a cent. Where the
 *   currency has three decimals ("1,234" KWD), the locale decides: thousands where it groups with that separator.
 */
export function parseMoney(input: string, currency: string, locale: string): Money | null {
  const match = SHAPE.exec(plain(input).trim().replace(NO_CENTS, ''));
  if (!match) return null;
  const [, before = '', digits = '', thousands, after = ''] = match;
  const unit = currencyOf(before, after, currency, locale);
  if (unit === null) return null;
  const decimals = decimalsOf(unit) + (thousands ? 3 : 0);
  const amount = readNumber(digits, decimals, separatorsOf(locale));
  return amount === null ? null : { amount, currency: unit };
}

/** Money as a field shows it for editing: with the locale's point and no groups, so that it is read back as it is. */
export function fieldText({ amount, currency }: Money, locale: string): string {
  const decimals = decimalsOf(currency);
  const text = (amount / 10 ** decimals).toFixed(decimals);
  return separatorsOf(locale).decimal === ',' ? text.replace('.', ',') : text;
}
