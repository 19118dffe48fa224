import { exitPlace } from '../itinerary/legs.ts';
import { type Item, type ListId, type Place, isTransport } from '../itinerary/model.ts';
import type { DayRoute } from '../planner/routes.ts';
import type { Section } from '../planner/sections.ts';
import type { DayStyle } from './palette.ts';
import { type LonLat } from './view.ts';

/** One pin. */
export interface MapStop {
  id: string;
  item: Item;
  at: LonLat;
  list: ListId;
  dayNumber: number;
  dayLabel: string;
  /** As in the list. */
  stopNumber: number;
  style: DayStyle;
  faded: boolean;
}

/** One stretch of a day's way; `ride` is a journey that is an item itself. */
export interface MapWay {
  id: string;
  coordinates: LonLat[];
  list: ListId;
  /** Which of the day styles it is drawn in. */
  pattern: number;
  ride: boolean;
  faded: boolean;
}

/** Where a stop would be in a plan that is only proposed. */
export interface MapGhost {
  id: string;
  at: LonLat;
  number: number;
  style: DayStyle;
}

export interface MapModel {
  stops: MapStop[];
  ways: MapWay[];
  ghosts?: readonly MapGhost[];
}

const at = (place: Place): LonLat => [place.lon, place.lat];

export function mapModelOf(sections: readonly Section[], routes: ReadonlyMap<ListId, DayRoute>, focus: ListId | null): MapModel {
  const model: MapModel = { stops: [], ways: [] };
  for (const section of sections) {
    const faded = focus !== null && focus !== section.list;
    const legs = routes.get(section.list)?.legs;
    const shared = { list: section.list, pattern: section.number, faded };
    let before: Item | null = null;
    for (const item of section.rows) {
      const { location } = item;
      if (!location) continue;
      model.stops.push({
        id: item.id,
        item,
        at: at(location),
        list: section.list,
        dayNumber: section.number,
        dayLabel: section.label,
        stopNumber: section.stops.get(item.id) ?? 0,
        style: section.style,
        faded,
      });
      const from = before && exitPlace(before);
      if (from && before && section.number > 0) {
        const geometry = legs?.get(before.id)?.geometry?.flatMap((point): LonLat[] => {
          const [lon, lat] = point ?? [];
          return lon === undefined || lat === undefined ? [] : [[lon, lat]];
        });
        const coordinates = geometry && geometry.length > 1 ? geometry : [at(from), at(location)];
        model.ways.push({ ...shared, id: `${item.id} way`, coordinates, ride: false });
      }
      if (isTransport(item.type) && item.end_location) {
        model.ways.push({ ...shared, id: `${item.id} ride`, coordinates: [at(location), at(item.end_location)], ride: true });
      }
      before = item;
    }
  }
  return model;
}

/** What "fit" means: what is proposed, else the focused day's stops, else every day's, else the ideas'. */
export function pointsToFit(model: MapModel, focus: ListId | null): LonLat[] {
  const own = model.stops.filter((stop) => (focus === null ? stop.dayNumber > 0 : stop.list === focus));
  const stops = own.length > 0 ? own : model.stops;
  const proposed = (model.ghosts ?? []).map((ghost) => ghost.at);
  return proposed.length > 0 ? proposed : stops.flatMap((stop) => (stop.item.end_location ? [stop.at, at(stop.item.end_location)] : [stop.at]));
}
