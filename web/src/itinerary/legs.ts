import { instantOf } from '../time/zone.ts';
import type { Item, Place } from './model.ts';
import { isTransport } from './model.ts';

export type Slack = 'free' | 'ok' | 'tight' | 'impossible';

const instant = (time: string | null, local: string | null, zone: string | null): number | null => {
  if (time) return Date.parse(time);
  return local && zone ? instantOf(local, zone) : null;
};

export const startOf = (item: Item): number | null => instant(item.start_time, item.start_local, item.start_zone);

/** When one can leave: the end, else start and duration, else the start itself. */
export function endOf(item: Item): number | null {
  const end = instant(item.end_time, item.end_local, item.end_zone ?? item.start_zone);
  if (end !== null) return end;
  const start = startOf(item);
  return start === null ? null : start + (item.duration_min ?? 0) * 60_000;
}

/** When one can go on: a stay lasts over what one does meanwhile, so from a bed one leaves as soon as one has it. */
export const leaveOf = (item: Item): number | null => (item.type === 'lodging' ? startOf(item) : endOf(item));

/** Where one is after an item: transport leaves you at its other end. */
export const exitPlace = (item: Item): Place | null => (isTransport(item.type) ? item.end_location : null) ?? item.location;

/** Whether the fixed times on both sides leave room for the way between. Tight is less than a quarter to spare. */
export function slackOf(from: Item, to: Item, minutes: number): Slack {
  const leave = leaveOf(from);
  const arrive = startOf(to);
  if (leave === null || arrive === null) return 'free';
  const gap = (arrive - leave) / 60_000;
  if (gap < minutes) return 'impossible';
  return gap < minutes * 1.25 + 5 ? 'tight' : 'ok';
}

/** Stops of a day that have a place, in order: what a route runs through. */
export const stopsOf = (rows: readonly Item[]): Item[] => rows.filter((row) => row.location !== null);
