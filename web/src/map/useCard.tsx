import { type ReactNode, useCallback, useState } from 'react';
import { SeveralCard, SightCard, StopCard } from './MapCard.tsx';
import type { Cluster } from './cluster.ts';
import { type EngineProps, clusterKey } from './engine.ts';
import type { MapModel } from './model.ts';
import type { Nearby, Surroundings } from './surroundings.ts';
import { type LonLat, type MapView, project } from './view.ts';

type Open = { kind: 'stop'; id: string } | { kind: 'several'; pin: Cluster } | { kind: 'sight'; place: Nearby } | null;

interface Content {
  key: string;
  at: LonLat;
  body: ReactNode;
}

const HALF_WIDTH = 140;
const HEIGHT = 190;

/** Kept inside the map: moved sideways at its edges, and under its place at the top. */
function inside(view: MapView | null, { body, ...content }: Content): EngineProps['card'] {
  if (!view) return { ...content, body, below: false };
  const [x, y] = project(view, content.at);
  const shift = Math.max(HALF_WIDTH, Math.min(view.width - HALF_WIDTH, x)) - x;
  return { ...content, below: y < HEIGHT, body: <div style={{ transform: `translateX(${shift.toFixed(0)}px)` }}>{body}</div> };
}

/** The one card that can be open over the map. */
export function useCard(model: MapModel, surroundings: Surroundings, view: MapView | null) {
  const [open, setOpen] = useState<Open>(null);
  const close = useCallback(() => setOpen(null), []);
  const openStop = useCallback((id: string) => setOpen((now) => (now?.kind === 'stop' && now.id === id ? null : { kind: 'stop', id })), []);
  const openSeveral = useCallback((pin: Cluster) => setOpen((now) => (now?.kind === 'several' && now.pin.id === pin.id ? null : { kind: 'several', pin })), []);
  const openSight = useCallback(
    (id: string) => {
      const place = surroundings.sights.find((sight) => sight.id === id);
      setOpen(place ? { kind: 'sight', place } : null);
    },
    [surroundings.sights],
  );
  const content = open && contentOf(open, model, openStop, close);
  return { card: content && inside(view, content), openStop, openSeveral, openSight, close };
}

function contentOf(open: NonNullable<Open>, model: MapModel, onStop: (id: string) => void, onClose: () => void): Content | null {
  if (open.kind === 'sight') {
    const { place } = open;
    return { key: place.id, at: [place.lon, place.lat], body: <SightCard place={place} onClose={onClose} /> };
  }
  if (open.kind === 'several') {
    const { pin } = open;
    // As they are now: one that has been removed meanwhile is not offered.
    const stops = model.stops.filter(({ id }) => pin.stops.some((stop) => stop.id === id));
    return stops.length > 0 ? { key: clusterKey(pin), at: pin.at, body: <SeveralCard stops={stops} onStop={onStop} onClose={onClose} /> } : null;
  }
  const stop = model.stops.find((candidate) => candidate.id === open.id);
  return stop ? { key: stop.id, at: stop.at, body: <StopCard item={stop.item} dayLabel={stop.dayLabel} onClose={onClose} /> } : null;
}
