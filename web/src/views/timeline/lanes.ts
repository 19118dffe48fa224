import type { Item } from '../../itinerary/model.ts';
import { endOf, startOf } from '../../itinerary/legs.ts';
import { DAY, type Extent } from './extent.ts';

/** The part of an item that lies on one day, in minutes of that day. */
export interface Piece {
  item: Item;
  from: number;
  to: number;
  /** It began the day before; it goes on the day after. */
  fromBefore: boolean;
  goesOn: boolean;
}

/** A piece beside those that it would cover. */
export interface Block extends Piece {
  lane: number;
  lanes: number;
  /** Nobody said how long it takes. */
  open: boolean;
  conflict: boolean;
  /** Of the day it begins on, wherever it goes on. */
  colour: string;
  /** The clocks at its end are not those at its start. */
  shifts: boolean;
}

/** Cuts an extent at midnights. What ends at midnight does not begin on the next day. */
export function piecesOf(item: Item, { from, to }: Extent): (Piece & { day: number })[] {
  const firstDay = Math.floor(from / DAY);
  const lastDay = Math.max(firstDay, Math.ceil(to / DAY) - 1);
  return Array.from({ length: lastDay - firstDay + 1 }, (_, at) => {
    const day = firstDay + at;
    return { item, day, from: Math.max(0, from - day * DAY), to: Math.min(DAY, to - day * DAY), fromBefore: at > 0, goesOn: day < lastDay };
  });
}

/** No piece is drawn lower than one can hit; one just before midnight reaches up instead of over it. */
export function shownAs<T extends { from: number; to: number }>(piece: T, least: number): T {
  const to = Math.min(DAY, Math.max(piece.to, piece.from + least));
  return { ...piece, from: Math.min(piece.from, to - Math.min(least, DAY)), to };
}

/** Side by side, in as few lanes as it takes; neighbours that touch nothing have the whole width. */
export function inLanes<T extends { from: number; to: number }>(pieces: readonly T[]): (T & { lane: number; lanes: number })[] {
  const sorted = pieces.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const placed: { piece: T; lane: number; group: number }[] = [];
  const widths: number[] = [];
  let ends: number[] = [];
  for (const piece of sorted) {
    if (ends.every((end) => end <= piece.from)) {
      ends = [];
      widths.push(0);
    }
    const free = ends.findIndex((end) => end <= piece.from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = piece.to;
    const group = widths.length - 1;
    widths[group] = Math.max(widths[group] ?? 0, ends.length);
    placed.push({ piece, lane, group });
  }
  return placed.map(({ piece, lane, group }) => ({ ...piece, lane, lanes: widths[group] ?? 1 }));
}

/** Ids of items that take place at the same time as another; a note takes no time. */
export function overlapping(items: readonly Item[]): ReadonlySet<string> {
  const spans = items
    .filter((item) => item.type !== 'note')
    .flatMap((item) => {
      const [start, end] = [startOf(item), endOf(item)];
      return start === null || end === null ? [] : [{ id: item.id, start, end }];
    })
    .toSorted((a, b) => a.start - b.start);
  const found = new Set<string>();
  spans.forEach((span, at) => {
    for (const next of spans.slice(at + 1)) {
      if (next.start >= span.end) break;
      found.add(span.id).add(next.id);
    }
  });
  return found;
}
