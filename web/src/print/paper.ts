/** A sheet as `@page` names it, in millimetres. */
export interface Paper {
  id: 'a4' | 'letter';
  css: string;
  width: number;
  height: number;
}

export const PAPERS = {
  a4: { id: 'a4', css: 'A4', width: 210, height: 297 },
  letter: { id: 'letter', css: 'letter', width: 215.9, height: 279.4 },
} as const satisfies Record<Paper['id'], Paper>;

/** Millimetres that stay white on each side; below 10 some printers cut. */
export const MARGIN = 14;
const FOOTER = 8;
/** Heights are measured in fractions of pixels and a page that is a hair too high brings an empty one with it. */
const SPARE = 1;

const LETTER_REGIONS = new Set(['US', 'CA', 'MX', 'PR', 'GT', 'SV', 'HN', 'NI', 'CR', 'PA', 'DO', 'CO', 'VE', 'CL', 'PH']);

/** What lies in the printers where a language is spoken. */
export function paperFor(locale: string): Paper {
  try {
    return LETTER_REGIONS.has(new Intl.Locale(locale).maximize().region ?? '') ? PAPERS.letter : PAPERS.a4;
  } catch {
    return PAPERS.a4;
  }
}

export const toPixels = (mm: number): number => (mm * 96) / 25.4;

/** What is inside the margins, in millimetres; `body` is without the footer. */
export const insideOf = ({ width, height }: Paper): { width: number; height: number; body: number } => ({
  width: width - 2 * MARGIN,
  height: height - 2 * MARGIN - SPARE,
  body: height - 2 * MARGIN - SPARE - FOOTER,
});
