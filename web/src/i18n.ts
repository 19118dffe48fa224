import { type Messages, i18n } from '@lingui/core';

// Messages are called as i18n.t('…') so that the extractor finds them without a compile-time macro.
// English texts are their own keys: until a language is here, and in tests, they speak for themselves.
i18n.loadAndActivate({ locale: 'en', messages: {} });

/** Every language with its own name for itself, in the order they are offered. */
export const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ja: '日本語',
  ar: 'العربية',
} as const;

export type Language = keyof typeof LANGUAGES;
type Words = () => Promise<{ messages: Messages }>;

/** What the first frame says, and the rest, which comes with the first lazy part (lingui.config.ts draws the line). */
const CORE: Record<Language, Words> = {
  en: () => import('./locales/core/en.ts'),
  de: () => import('./locales/core/de.ts'),
  fr: () => import('./locales/core/fr.ts'),
  es: () => import('./locales/core/es.ts'),
  ja: () => import('./locales/core/ja.ts'),
  ar: () => import('./locales/core/ar.ts'),
};
const REST: Record<Language, Words> = {
  en: () => import('./locales/rest/en.ts'),
  de: () => import('./locales/rest/de.ts'),
  fr: () => import('./locales/rest/fr.ts'),
  es: () => import('./locales/rest/es.ts'),
  ja: () => import('./locales/rest/ja.ts'),
  ar: () => import('./locales/rest/ar.ts'),
};

const KEY = 'sojourn.language';
/** Set to `pseudo` it shows every text of ours as one that nobody could have written by hand. */
const isPseudo = (): boolean => localStorage.getItem(KEY) === 'pseudo';

let spoken: Language = 'en';
let rest: Promise<void> | null = null;
/** A change of language under way: what asks for words meanwhile means the new one's. */
let speaking: Promise<void> = Promise.resolve();

export const language = (): Language => spoken;

/** The language of ours that serves a list of wanted ones ("de-AT", "ja") best. */
export function bestLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [base = ''] = tag.toLowerCase().split('-');
    if (base in LANGUAGES) return base as Language;
  }
  return 'en';
}

/** What the last visit spoke, else what the browser asks for. */
export const firstLanguage = (): Language => bestLanguage([localStorage.getItem(KEY) ?? '', ...navigator.languages]);

async function load(words: Words, of: Language): Promise<void> {
  const { messages } = await words();
  i18n.load(of, isPseudo() ? (await import('./locales/pseudo.ts')).pseudo(messages) : messages);
}

/** Loads the first words of a language and makes it the page's. A language that cannot be loaded leaves the page as it is. */
export function speak(next: Language): Promise<void> {
  const change = begin(next);
  speaking = change.catch(() => undefined);
  return change;
}

async function begin(next: Language): Promise<void> {
  await load(CORE[next], next);
  spoken = next;
  rest = null;
  i18n.activate(next);
  const { documentElement } = document;
  documentElement.lang = next;
  documentElement.dir = next === 'ar' ? 'rtl' : 'ltr';
  if (!isPseudo()) localStorage.setItem(KEY, next);
}

/** The words that lazy parts need. A failure is not kept: the next part asks again. */
export async function allWords(): Promise<void> {
  await speaking;
  rest ??= load(REST[spoken], spoken).catch((error: unknown) => {
    rest = null;
    throw error;
  });
  await rest;
}

/** Loads a lazy module together with its words. */
export async function withWords<T>(module: Promise<T>): Promise<T> {
  const [loaded] = await Promise.all([module, allWords()]);
  return loaded;
}

export { i18n };
