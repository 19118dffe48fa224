import { folded } from './own.ts';

/** Case, accents, punctuation and doubled spaces do not make another name. */
const plain = (text: string): string => folded(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** How well a name fits: the whole name, a name that starts so, a name with all the words, anything else. */
function fit(words: string, name: string): number {
  if (name === words) return 3;
  if (name.startsWith(`${words} `)) return 2;
  return words.split(' ').every((word) => ` ${name}`.includes(` ${word}`)) ? 1 : 0;
}

/** The place that is called what was typed stands first; among equals the server's order stays. */
export function byName<T extends { name: string }>(typed: string, found: readonly T[]): T[] {
  const words = plain(typed);
  if (words === '') return [...found];
  const ranked = found.map((hit, at) => ({ hit, at, fit: fit(words, plain(hit.name)) }));
  return ranked.toSorted((a, b) => b.fit - a.fit || a.at - b.at).map(({ hit }) => hit);
}
