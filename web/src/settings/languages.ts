const TAG = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}$/;

export const languageOf = (tag: string): string => tag.split('-', 1)[0]?.toLowerCase() ?? '';

/**
 * The tag to keep for a language. Dates and numbers follow the region: who picks English in a British browser means
 * British English, so the browser's own tag goes before the bare language.
 */
export const tagFor = (language: string, browser: readonly string[]): string =>
  browser.find((tag) => languageOf(tag) === language && TAG.test(tag)) ?? language;

/** A language in its own words: "português (Portugal)". */
export function ownName(tag: string): string {
  try {
    return new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
