import { Fragment, type ReactNode, useEffect, useState } from 'react';
import { bestLanguage, language, speak } from '../i18n.ts';
import { usePreferences } from './me.ts';

/** Makes the account's language the page's. Everything is drawn anew in another one: texts are plain strings, which nobody watches. */
export function Spoken({ children }: { children: ReactNode }) {
  const { locale } = usePreferences();
  const [spoken, setSpoken] = useState(language);
  useEffect(() => {
    const wanted = locale ? bestLanguage([locale]) : language();
    if (wanted !== language()) void speak(wanted).then(() => setSpoken(wanted), () => undefined);
  }, [locale]);
  return <Fragment key={spoken}>{children}</Fragment>;
}
