import { Fragment, type ReactNode, useEffect, useState } from 'react';
import { allWords, bestLanguage, language, speak } from '../i18n.ts';
import { useMe } from './me.ts';

/** Makes the account's language the page's. Everything is drawn anew in another one: texts are plain strings, which nobody watches. */
export function Spoken({ children }: { children: ReactNode }) {
  const { data } = useMe();
  const locale = data?.preferences.locale;
  const [spoken, setSpoken] = useState(language);
  useEffect(() => {
    if (!data) return;
    // Without a language of its own an account speaks the browser's.
    const wanted = bestLanguage(locale ? [locale] : navigator.languages);
    // Parts that are here already ask for no words again, so all of them are fetched before anything is drawn.
    if (wanted !== language()) void speak(wanted).then(allWords).then(() => setSpoken(wanted), () => undefined);
  }, [data, locale]);
  return <Fragment key={spoken}>{children}</Fragment>;
}
