import { useEffect, useLayoutEffect } from 'react';
import { language } from '../i18n.ts';
import { goTo } from './sections.ts';
import { calm } from './useSaving.ts';

/** By this the field is found again after it has changed the language: the page is drawn anew then. */
export const LANGUAGE_ID = 'language';

/** What the page spoke when a language was chosen, and how far down it was when it went. */
const left = { language: '', scroll: 0 };

/** A language is about to be chosen. */
export function leaveLanguage(): void {
  left.language = language();
}

const isRedrawn = (): boolean => left.language !== '' && left.language !== language();

/**
 * An address with a part in it leads there, once the parts are there. A page that is only drawn anew, because its
 * language was chosen, is where it was, with the field in focus
 * and with what was said about being saved.
 */
export function useArrival(isHere: boolean): void {
  useLayoutEffect(() => {
    if (!isRedrawn()) calm();
    return () => {
      left.scroll = scrollY;
    };
  }, []);
  useEffect(() => {
    if (!isHere) return;
    if (isRedrawn()) {
      scrollTo({ top: left.scroll, behavior: 'instant' });
      document.getElementById(LANGUAGE_ID)?.focus({ preventScroll: true });
    } else if (location.hash) goTo(location.hash.slice(1));
    left.language = '';
  }, [isHere]);
}
