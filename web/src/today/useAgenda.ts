import { useMemo } from 'react';
import { usePlanner } from '../planner/context.ts';
import type { Section } from '../planner/sections.ts';
import { deviceZone, useMinute } from './clock.ts';
import { type Phase, phaseAt, zonesOf } from './plan.ts';

/** A day of the trip, with the zone one wakes up in. */
export type Day = Section & { date: string; zone: string };

export interface Agenda {
  now: number;
  days: readonly Day[];
  phase: Phase;
}

const isDay = (section: Section): section is Section & { date: string } => section.date !== null;

/** The open trip as the clock sees it. */
export function useAgenda(): Agenda {
  const { trip, sections } = usePlanner();
  const now = useMinute();
  const home = trip.destination?.zone ?? deviceZone();
  const { days, zones } = useMemo(() => {
    const dated = sections.filter(isDay);
    const each = zonesOf(dated, home);
    return { zones: each, days: dated.map((section, at): Day => ({ ...section, zone: each[at] ?? home })) };
  }, [sections, home]);
  return { now, days, phase: phaseAt(days, zones, now) };
}
