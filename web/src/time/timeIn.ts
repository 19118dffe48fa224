import { type ParsedTime, parseTime } from './parse.ts';

export interface Timed {
  title: string;
  time: ParsedTime;
}

/** Longer times than "2 p.m. to 4 p.m." are not typed. */
const MOST_WORDS = 5;

/** A bare number is a gate, a room or a bus line: a time shows that it is one. */
const SHOWS = /\d[:h]|\d\s*[ap]\.?m\b|\b(?:noon|midday|midnight)\b/i;

const BEFORE = /(?:\s+(?:at|from|um|ab|à|a las|de)|[\s,@–—-])+$/i;
const AFTER = /^[\s,:–—-]+/;

function timed(words: readonly string[], title: string): Timed | null {
  const text = words.join(' ');
  const time = SHOWS.test(text) ? parseTime(text) : null;
  return time && title !== '' ? { title, time } : null;
}

/** The time at the end or the start of what somebody types, and what is left: "Dinner at Ramiro 20:00". */
export function timeIn(typed: string): Timed | null {
  const words = typed.trim().split(/\s+/);
  for (let count = Math.min(MOST_WORDS, words.length - 1); count > 0; count--) {
    const last = timed(words.slice(-count), words.slice(0, -count).join(' ').replace(BEFORE, ''));
    if (last) return last;
    const first = timed(words.slice(0, count), words.slice(count).join(' ').replace(AFTER, ''));
    if (first) return first;
  }
  return null;
}
