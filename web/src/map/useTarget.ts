import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { usePlanner, useView } from '../planner/context.ts';
import { ledTo, usePresence } from '../presence/store.ts';
import type { Target } from './engine.ts';
import { type MapModel, pointsToFit } from './model.ts';
import type { Size } from './useElementSize.ts';
import { type LonLat, type MapView, boundsAround, boundsOf, fitView, MAX_ZOOM } from './view.ts';

const CITY_ZOOM = 11.5;
const NO_PADDING = { top: 0, right: 0, bottom: 0, left: 0 };
const WORLD: MapView = { center: [10, 25], zoom: 1, width: 1, height: 1 };

const contains = (view: MapView, [lon, lat]: LonLat, bottom: number): boolean => {
  const { west, south, east, north } = boundsOf(view);
  const covered = ((north - south) * bottom) / view.height;
  return lon > west && lon < east && lat > south + covered && lat < north;
};

/** Decides where the map looks: the focused day, a chosen item that is out of sight, a place just added. */
export function useTarget(model: MapModel, size: Size | null, view: MapView | null) {
  const { trip, focus, selected } = usePlanner();
  const inset = useView((state) => state.inset);
  const [target, setTarget] = useState<Target | null>(null);
  const latest = useRef({ model, size, view, inset, trip });
  useEffect(() => {
    latest.current = { model, size, view, inset, trip };
  });

  const fitTo = useCallback((points: readonly LonLat[], calm: boolean, closest?: number) => {
    const { size: room, inset: bottom, trip: open } = latest.current;
    if (!room) return;
    // Names stand to the right of their pins; where there is room, the last of them should not be cut.
    const padding = { top: 56, left: 56, right: room.width > 640 ? 148 : 84, bottom: bottom + 56 };
    const bounds = boundsAround(points);
    const home = open.destination;
    if (bounds) setTarget({ view: fitView(bounds, room, padding, closest), calm });
    else if (home) setTarget({ view: fitView({ west: home.lon, east: home.lon, south: home.lat, north: home.lat }, room, padding, CITY_ZOOM), calm });
    else setTarget({ view: { ...WORLD, ...room }, calm });
  }, []);
  const fit = useCallback(() => fitTo(pointsToFit(latest.current.model, focus), true), [fitTo, focus]);

  const isSized = size !== null;
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isSized) return;
    fitTo(pointsToFit(latest.current.model, focus), !isFirst.current);
    isFirst.current = false;
  }, [isSized, focus, fitTo]);

  const selectedPlace = selected?.location;
  useEffect(() => {
    const { view: now, inset: bottom } = latest.current;
    if (!selectedPlace || !now || contains(now, [selectedPlace.lon, selectedPlace.lat], bottom)) return;
    setTarget({ view: { ...now, center: [selectedPlace.lon, selectedPlace.lat], zoom: Math.max(now.zoom, CITY_ZOOM) }, calm: true });
  }, [selectedPlace]);

  const ids = useMemo(() => model.stops.map((stop) => stop.id), [model]);
  const known = useRef(new Set(ids));
  useEffect(() => {
    const { view: now, inset: bottom, model: shown } = latest.current;
    const fresh = shown.stops.filter((stop) => !known.current.has(stop.id));
    known.current = new Set(ids);
    if (now && fresh.some((stop) => !contains(now, stop.at, bottom))) fitTo([...pointsToFit(shown, null), ...fresh.map((stop) => stop.at)], true);
  }, [ids, fitTo]);

  // Last, so that whoever is followed decides.
  const led = usePresence(ledTo)?.join(' ') ?? null;
  const selectedId = selected?.id;
  useEffect(() => {
    const { size: room, inset: bottom } = latest.current;
    if (led === null || !room) return;
    const [west = 0, south = 0, east = 0, north = 0] = led.split(' ').map(Number);
    setTarget({ view: fitView({ west, south, east, north }, room, { ...NO_PADDING, bottom }, MAX_ZOOM), calm: true });
    // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies -- whatever else moves the map gives way
  }, [led, focus, selectedId, isSized]);

  const fitStops = useCallback((points: readonly LonLat[]) => fitTo(points, true, MAX_ZOOM), [fitTo]);
  const reach = useCallback((at: LonLat) => {
    const { view: now, inset: bottom } = latest.current;
    if (now && !contains(now, at, bottom)) setTarget({ view: { ...now, center: at }, calm: true });
  }, []);
  const look = useCallback((next: MapView) => setTarget({ view: next, calm: true }), []);
  return { target, fit, fitStops, reach, look };
}
