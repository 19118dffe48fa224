/** What people write for a currency, whatever their language. */
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR', '$': 'USD', '£': 'GBP', '¥': 'JPY', '円': 'JPY', '元': 'CNY', '₹': 'INR', '₩': 'KRW', '₫': 'VND', '₺': 'TRY', '₪': 'ILS', '₴': 'UAH', '₱': 'PHP', '฿': 'THB', '₽': 'RUB', '₦': 'NGN',
  'us$': 'USD', 'a$': 'AUD', 'c$': 'CAD', 'ca$': 'CAD', 'nz$': 'NZD', 'hk$': 'HKD', 's$': 'SGD', 'nt$': 'TWD', 'r$': 'BRL', 'mx$': 'MXN',
  'kč': 'CZK', 'zł': 'PLN', 'ft': 'HUF', 'lei': 'RON', 'fr': 'CHF', 'sfr': 'CHF', 'rm': 'MYR', 'rp': 'IDR', 'лв': 'BGN', 'euro': 'EUR', 'euros': 'EUR',
};

/** Those whose own signs are looked up in the reader's language. */
const COMMON =
  'EUR USD GBP JPY CHF CNY AUD CAD NZD HKD SGD TWD KRW INR IDR MYR PHP THB VND BRL MXN ARS CLP COP PEN CZK DKK HUF ISK NOK PLN RON SEK TRY BGN UAH ILS AED SAR QAR KWD BHD OMR JOD EGP MAD TND ZAR KES GEL RUB'.split(' ');

const cleaned = (word: string): string => word.normalize('NFKC').replaceAll(/[\u200e\u200f\u061c]/g, '').replaceAll(/[\s\u00a0.]/g, '').toLowerCase();

function signOf(currency: string, locale: string, currencyDisplay: 'symbol' | 'narrowSymbol'): string {
  try {
    const parts = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay }).formatToParts(1);
    return cleaned(parts.find(({ type }) => type === 'currency')?.value ?? '');
  } catch {
    return '';
  }
}

const written = new Map<string, ReadonlyMap<string, string>>();

/** Signs that a locale itself tells currencies apart by. */
function signsIn(locale: string): ReadonlyMap<string, string> {
  const known = written.get(locale);
  if (known) return known;
  const signs = new Map(COMMON.toReversed().map((code) => [signOf(code, locale, 'symbol'), code]));
  written.set(locale, signs);
  return signs;
}

let codes: ReadonlySet<string> | null = null;

function isCode(word: string): boolean {
  codes ??= new Set(Intl.supportedValuesOf('currency'));
  return codes.has(word);
}

/** The currency of one word, beside a field that is in `given`; null for what is none. */
function named(word: string, given: string, locale: string): string | null {
  const sign = cleaned(word);
  if (sign === '') return given;
  if (isCode(sign.toUpperCase())) return sign.toUpperCase();
  if (signOf(given, locale, 'narrowSymbol') === sign || signOf(given, 'en', 'narrowSymbol') === sign) return given;
  return signsIn(locale).get(sign) ?? SIGNS[sign] ?? null;
}

/** The currency that stands before or after an amount; null where the two disagree, or one is none. */
export function currencyOf(before: string, after: string, given: string, locale: string): string | null {
  const behind = named(after, given, locale);
  if (behind === null || cleaned(before) === '') return behind;
  const ahead = named(before, behind, locale);
  return cleaned(after) === '' || ahead === behind ? ahead : null;
}
