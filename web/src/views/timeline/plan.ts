import { type Slack, slackOf } from '../../itinerary/legs.ts';
import type { Item, Itinerary, ListId } from '../../itinerary/model.ts';
import { nextStop } from '../../planner/LegChip.tsx';
import type { DayRoute, Leg } from '../../planner/routes.ts';
import type { Section } from '../../planner/sections.ts';
import { instantOf } from '../../time/zone.ts';
import { withDragged } from '../bars/bars.ts';
import { type Band, zonesOf } from './bands.ts';
import { type Bar, DAY, barsOf, extentOf, isBar } from './extent.ts';
import { type Block, inLanes, overlapping, piecesOf, shownAs } from './lanes.ts';
import { offsetAt } from './wall.ts';

/** The way to the next stop, from where a visit ends. */
export interface Gap {
  id: string;
  from: number;
  minutes: number;
  leg: Leg;
  slack: Slack;
}

/** One column: a day of the trip. */
export interface DayPlan {
  section: Section;
  date: string;
  index: number;
  zone: string;
  blocks: readonly Block[];
  /** Items without a time. */
  tray: readonly Item[];
  gaps: readonly Gap[];
  bands: readonly Band[];
}

export interface Plan {
  first: string;
  days: readonly DayPlan[];
  bars: readonly Bar[];
  lanes: number;
  /** Where the hours are worth looking at first, in minutes. */
  opensAt: number;
}

function gapsOf(section: Section, index: number, route: DayRoute | undefined, first: string): Gap[] {
  return section.rows.flatMap((item): Gap[] => {
    const extent = extentOf(item, first);
    const to = nextStop(item, section);
    const leg = route?.legs.get(item.id);
    if (!extent || extent.length === null || !to || !leg || leg.minutes < 1) return [];
    const from = extent.to - index * DAY;
    return from < 0 || from >= DAY ? [] : [{ id: item.id, from, minutes: leg.minutes, leg, slack: slackOf(item, to, leg.minutes) }];
  });
}

function shiftsClocks({ start_local, start_zone, end_zone }: Item): boolean {
  if (!start_local || !start_zone || !end_zone || start_zone === end_zone) return false;
  const instant = instantOf(start_local, start_zone) ?? 0;
  return offsetAt(instant, start_zone) !== offsetAt(instant, end_zone);
}

const lanesOf = (bars: readonly Bar[]): number => Math.max(0, ...bars.map(({ lane }) => lane + 1));

const isOpen = (item: Item): boolean => item.end_local === null && !item.duration_min;

/** Everything the grid draws. `least` is the shortest stretch that can be hit, in minutes. */
export function planOf(trip: Itinerary, sections: readonly Section[], routes: ReadonlyMap<ListId, DayRoute>, least: number): Plan {
  const dated = sections.flatMap((section) => (section.date === null ? [] : [{ section, date: section.date, rows: section.rows }]));
  const first = dated[0]?.date ?? '';
  const rows = dated.flatMap((day) => day.rows);
  const timed = rows.filter((row) => row.start_local !== null && !isBar(row));
  const pieces = timed.flatMap((item) => {
    const extent = extentOf(item, first);
    return extent ? piecesOf(item, extent) : [];
  });
  const clashes = overlapping(timed);
  const zones = zonesOf(dated.map(({ date, rows: all }) => ({ date, rows: all.filter((row) => !isBar(row)) })), trip.destination?.zone ?? '');
  const bars = barsOf(rows, first, dated.length);
  const colours = new Map(dated.map(({ section, date }) => [date, section.style.solid]));
  const looks = (item: Item) => ({ open: isOpen(item), conflict: clashes.has(item.id), colour: colours.get(item.day ?? '') ?? '', shifts: shiftsClocks(item) });
  const days = dated.map(({ section, date, rows: own }, index): DayPlan => ({
    section,
    date,
    index,
    zone: zones.days[index] ?? '',
    blocks: inLanes(pieces.filter((piece) => piece.day === index).map((piece) => ({ ...shownAs(piece, least), ...looks(piece.item) }))),
    tray: own.filter((row) => row.start_local === null && !isBar(row)),
    gaps: gapsOf(section, index, routes.get(section.list), first),
    bands: zones.bands.filter((band) => band.day === index),
  }));
  const earliest = Math.min(8 * 60, ...days.flatMap(({ blocks }) => blocks.filter((block) => !block.fromBefore).map(({ from }) => from)));
  return { first, days, bars, lanes: lanesOf(bars), opensAt: Math.max(0, earliest - 45) };
}

/** The plan with one stay as it would be. */
export function withBar(plan: Plan, dragged: Item | null): Plan {
  if (!dragged) return plan;
  const bars = barsOf(withDragged(plan.days.flatMap(({ section }) => section.rows), dragged), plan.first, plan.days.length);
  return { ...plan, bars, lanes: lanesOf(bars) };
}
