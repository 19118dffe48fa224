import { type Item, isTransport } from '../../itinerary/model.ts';
import { instantOf } from '../../time/zone.ts';
import { DAY, extentOf } from './extent.ts';
import { jumpOn, offsetAt } from './wall.ts';

/** A stretch of a day over which the clocks become others: on a journey, between days, or because a zone's clocks change. */
export interface Band {
  day: number;
  from: number;
  to: number;
  kind: 'journey' | 'elsewhere' | 'forward' | 'back';
  /** Minutes ahead of UTC, before and after. */
  offsets: [number, number];
  /** The label stands where the new clocks begin, once. */
  labelled: boolean;
}

export interface Zones {
  /** The zone that each day begins in. */
  days: readonly string[];
  bands: readonly Band[];
}

interface DayItems {
  date: string;
  rows: readonly Item[];
}

const zoneAt = (item: Item): string => item.start_zone || item.location?.zone || '';
const zoneAfter = (item: Item): string => (isTransport(item.type) ? item.end_zone || item.end_location?.zone || '' : '') || zoneAt(item);

/** Those with a time tell where one is; the others only on a day that has none of them. */
function tellers(rows: readonly Item[]): Item[] {
  const timed = rows.filter((row) => row.start_local !== null).toSorted((a, b) => ((a.start_local ?? '') < (b.start_local ?? '') ? -1 : 1));
  return (timed.length > 0 ? timed : rows).filter((row) => zoneAt(row) !== '');
}

function offsetsAt(local: string, from: string, to: string): [number, number] {
  const instant = instantOf(local, from) ?? 0;
  return [offsetAt(instant, from), offsetAt(instant, to)];
}

/** The journey's own stretch, over midnight where it goes there. */
function journey(item: Item, first: string, last: number, offsets: [number, number]): Band[] {
  const extent = extentOf(item, first);
  if (!extent) return [];
  const days = [Math.floor(extent.from / DAY), Math.max(Math.floor(extent.from / DAY), Math.ceil(extent.to / DAY) - 1)] as const;
  return Array.from({ length: days[1] - days[0] + 1 }, (_, at): Band => {
    const day = days[0] + at;
    return { day, from: Math.max(0, extent.from - day * DAY), to: Math.min(DAY, extent.to - day * DAY), kind: 'journey', offsets, labelled: day === Math.min(days[1], last) };
  }).filter(({ day }) => day >= 0 && day <= last);
}

function clockChange(day: number, date: string, zone: string): Band[] {
  const jump = zone ? jumpOn(date, zone) : null;
  if (!jump) return [];
  return [{ day, from: jump.from, to: jump.to, kind: jump.offsets[1] > jump.offsets[0] ? 'forward' : 'back', offsets: jump.offsets, labelled: true }];
}

/** How deep the band of a day that begins elsewhere is drawn. */
const EDGE = 30;

/** Which clocks one reads, day by day, and where they change. Zones that show the same clock are one. */
export function zonesOf(days: readonly DayItems[], home: string): Zones {
  const first = days[0]?.date ?? '';
  const bands: Band[] = [];
  let zone = days.flatMap(({ rows }) => tellers(rows)).map(zoneAt)[0] ?? home;
  const begins = days.map(({ date, rows }, day) => {
    let beginning = zone;
    tellers(rows).forEach((item, at) => {
      const here = zoneAt(item);
      const local = item.start_local ?? `${date}T12:00`;
      const offsets = offsetsAt(local, zone, here);
      const from = at === 0 ? 0 : (extentOf(item, first)?.from ?? 0) % DAY;
      if (offsets[0] !== offsets[1]) bands.push({ day, from: at === 0 ? 0 : Math.max(0, from - EDGE), to: at === 0 ? EDGE : from, kind: 'elsewhere', offsets, labelled: true });
      if (at === 0) beginning = here;
      const there = zoneAfter(item);
      const travelled = offsetsAt(local, here, there);
      if (travelled[0] !== travelled[1]) bands.push(...journey(item, first, days.length - 1, travelled));
      zone = there;
    });
    bands.push(...clockChange(day, date, beginning));
    return beginning;
  });
  return { days: begins, bands };
}
