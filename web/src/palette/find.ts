import { folded } from '../search/own.ts';

export interface Findable {
  title: string;
  /** Other words by which it may be looked for. */
  words?: string;
}

/** 3 where the title starts like this, 2 where each word starts one of the title's, 1 where they are anywhere; 0 for no match. */
function rankOf({ title, words = '' }: Findable, sought: readonly string[], whole: string): number {
  const name = folded(title);
  const all = ` ${name} ${folded(words)}`;
  if (!sought.every((word) => all.includes(word))) return 0;
  if (name.startsWith(whole)) return 3;
  return sought.every((word) => all.includes(` ${word}`)) ? 2 : 1;
}

/** What fits, best first; among equals the given order stays. All of it where nothing is sought. */
export function find<T extends Findable>(all: readonly T[], text: string): T[] {
  const whole = folded(text.trim());
  const sought = whole.split(/\s+/).filter(Boolean);
  if (sought.length === 0) return [...all];
  const ranked = all.map((one) => ({ one, rank: rankOf(one, sought, whole) })).filter(({ rank }) => rank > 0);
  return ranked.toSorted((a, b) => b.rank - a.rank).map(({ one }) => one);
}
