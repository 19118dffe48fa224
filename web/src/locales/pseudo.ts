import type { Messages } from '@lingui/core';

const ACCENTS: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', n: 'ñ', c: 'ç' };

const dress = (text: string): string => (/\p{L}/u.test(text) ? `⟦${text.replace(/[aeiouAEIOUnc]/g, (letter) => ACCENTS[letter] ?? letter)}⟧` : text);

/** A compiled message is a string, or a list of strings and placeholders; a placeholder's choices are messages again. */
function dressPart(part: unknown): unknown {
  if (typeof part === 'string') return dress(part);
  if (!Array.isArray(part)) return part;
  const [name, kind, choices] = part as [string, string?, Record<string, unknown>?];
  if (choices === undefined || typeof choices !== 'object') return part;
  const dressed = Object.entries(choices).map(([choice, message]) => [choice, choice === 'offset' ? message : dressMessage(message)]);
  return [name, kind, Object.fromEntries(dressed)];
}

const dressMessage = (message: unknown): unknown => (Array.isArray(message) ? message.map(dressPart) : typeof message === 'string' ? dress(message) : message);

/** Every text of a catalogue between white brackets and with accents, so that a text outside the catalogue stands out. */
export const pseudo = (messages: Messages): Messages => Object.fromEntries(Object.entries(messages).map(([id, message]) => [id, dressMessage(message) as Messages[string]]));
