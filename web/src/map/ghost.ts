import { create } from 'zustand';
import type { MapModel } from './model.ts';
import { styleOfDay } from './palette.ts';
import type { LonLat } from './view.ts';

/** A day as it would be: drawn over the trip, which steps back meanwhile. */
export interface GhostDay {
  list: string;
  /** As in the list: it gives the colour and the dash. */
  number: number;
  /** The way through the day, from where it starts to where it ends. */
  points: readonly LonLat[];
  stops: readonly { id: string; at: LonLat }[];
}

/** What is proposed at the moment. Empty while nothing is. */
export const useGhosts = create<{ days: readonly GhostDay[] }>(() => ({ days: [] }));

export const showGhosts = (days: readonly GhostDay[]): void => useGhosts.setState({ days });

/** The model with what is proposed in front, and all else faded: days that are not touched as they are. */
export function withGhosts(model: MapModel, days: readonly GhostDay[]): MapModel {
  if (days.length === 0) return model;
  const ghosts = days.flatMap(({ number, stops }) => stops.map(({ id, at }, n) => ({ id, at, number: n + 1, style: styleOfDay(number) })));
  const isBehind = (list: string): boolean => days.some((day) => day.list === list) || list === 'ideas';
  const stays = new Set(ghosts.map(({ id }) => id));
  return {
    // A stop that goes elsewhere has its new pin; the old one would stand beneath it.
    stops: model.stops.filter(({ id }) => !stays.has(id)).map((stop) => (isBehind(stop.list) ? { ...stop, faded: true } : stop)),
    ways: [
      ...model.ways.map((way) => (isBehind(way.list) ? { ...way, faded: true } : way)),
      ...days.flatMap(({ list, number, points }) => (points.length > 1 ? [{ id: `${list} ghost`, list, pattern: number, coordinates: [...points], ride: false, faded: false }] : [])),
    ],
    ghosts,
  };
}
