import type { Formats } from '../app/formats.ts';
import type { Item, Itinerary, ListId } from '../itinerary/model.ts';
import { exitPlace } from '../itinerary/legs.ts';
import type { DayRoute } from '../planner/routes.ts';
import type { Section } from '../planner/sections.ts';
import { type Way, estimateWay } from '../today/estimate.ts';
import type { Choices } from './choices.ts';

/** What every page is made from. */
export interface Doc {
  trip: Itinerary;
  sections: readonly Section[];
  routes: ReadonlyMap<ListId, DayRoute>;
  formats: Formats;
  choices: Choices;
}

export type DaySection = Section & { date: string };

export const daysOf = ({ sections }: Pick<Doc, 'sections'>): DaySection[] => sections.filter((section): section is DaySection => section.date !== null);

/** The way on from a row to the next stop of its day; without an answer from the server, what it would estimate. */
export function wayFrom(item: Item, section: Section, routes: Doc['routes']): Way | null {
  const from = item.location && exitPlace(item);
  const next = section.rows.slice(section.rows.indexOf(item) + 1).find((row) => row.location !== null)?.location;
  if (!from || !next || section.date === null) return null;
  return routes.get(section.list)?.legs.get(item.id) ?? estimateWay(from, next);
}
