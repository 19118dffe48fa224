import type { Itinerary, ListId } from '../itinerary/model.ts';
import { rowsOf } from '../itinerary/order.ts';

/** Something of the open trip that fits what is typed. */
export type OwnHit = { kind: 'item'; id: string; title: string; list: ListId; type: string } | { kind: 'day'; date: string; title: string };

const MARKS = /\p{M}+/gu;

/** Without case and accents: "sao" finds "São". */
export const folded = (text: string): string => text.normalize('NFD').replace(MARKS, '').toLowerCase();

const MOST = 5;

/** Every word is found somewhere, at the start of a word best of all. */
function rank(words: readonly string[], title: string, rest: string): number {
  const all = ` ${title} ${rest}`;
  if (!words.every((word) => all.includes(word))) return 0;
  if (words.every((word) => ` ${title}`.includes(` ${word}`))) return 3;
  return words.every((word) => title.includes(word)) ? 2 : 1;
}

/**
 * Searches the open trip itself: items and what is written about days. It needs no network and is there in the first
 * frame. Best first; among equals, the plan's own order.
 */
export function searchTrip(trip: Itinerary, text: string): OwnHit[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found: { hit: OwnHit; rank: number }[] = [];
  for (const list of [...trip.days.map((day) => day.date), 'ideas']) {
    const day = trip.days.find((candidate) => candidate.date === list);
    const dayRank = day ? rank(words, folded(day.title), folded(day.notes)) : 0;
    if (dayRank > 0) found.push({ hit: { kind: 'day', date: list, title: day?.title ?? '' }, rank: dayRank });
    for (const { id, title, type, location, end_location, description, booking_ref } of rowsOf(trip.items, list)) {
      const rest = [location?.name, location?.local_name, location?.address, end_location?.name, description, booking_ref].filter(Boolean).join(' ');
      const itemRank = rank(words, folded(title), folded(rest));
      if (itemRank > 0) found.push({ hit: { kind: 'item', id, title, list, type }, rank: itemRank });
    }
  }
  return found.toSorted((a, b) => b.rank - a.rank).slice(0, MOST).map(({ hit }) => hit);
}
