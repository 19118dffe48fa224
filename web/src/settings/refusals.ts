import { i18n } from '../i18n.ts';

/** The number in what the server says, such as "must have at least 8 characters". */
const countIn = (reason: string, words: RegExp): number | null => {
  const found = words.exec(reason)?.[1];
  return found === undefined ? null : Number(found);
};

/** Why the server does not take a name, as a sentence of the reader's language. */
export function nameRefusal(reason: string): string {
  const most = countIn(reason, /1 to (\d+) characters/);
  if (most !== null) return i18n.t('Not saved: a name has 1 to {most, plural, one {# character} other {# characters}}.', { most });
  if (reason.includes('visible')) return i18n.t('Not saved: a name needs something to see, and no control characters.');
  return i18n.t('Not saved: this name cannot be used.');
}

/** Why the server does not take a new password. */
export function passwordRefusal(reason: string): string {
  const least = countIn(reason, /at least (\d+) characters/);
  const most = countIn(reason, /at most (\d+) characters/);
  if (least !== null) return i18n.t('The new password needs at least {least, plural, one {# character} other {# characters}}.', { least });
  if (most !== null) return i18n.t('The new password may have at most {most, plural, one {# character} other {# characters}}.', { most });
  if (reason.includes('e-mail')) return i18n.t('The new password must not be your e-mail address.');
  if (reason.includes('common')) return i18n.t('The new password is one of the most common ones. Please choose another.');
  return i18n.t('The new password cannot be used. Please choose another.');
}
