import { useCallback, useState } from 'react';
import { StopCard, SightCard } from './MapCard.tsx';
import type { EngineProps } from './engine.ts';
import type { MapModel } from './model.ts';
import type { Nearby, Surroundings } from './surroundings.ts';

type Open = { kind: 'stop'; id: string } | { kind: 'sight'; place: Nearby } | null;

/** The one card that can be open over the map. */
export function useCard(model: MapModel, surroundings: Surroundings) {
  const [open, setOpen] = useState<Open>(null);
  const close = useCallback(() => setOpen(null), []);
  const openStop = useCallback((id: string) => setOpen((now) => (now?.kind === 'stop' && now.id === id ? null : { kind: 'stop', id })), []);
  const openSight = useCallback(
    (id: string) => {
      const place = surroundings.sights.find((sight) => sight.id === id);
      setOpen(place ? { kind: 'sight', place } : null);
    },
    [surroundings.sights],
  );

  let card: EngineProps['card'] = null;
  if (open?.kind === 'sight') {
    const { place } = open;
    card = { key: place.id, at: [place.lon, place.lat], body: <SightCard place={place} onClose={close} /> };
  } else if (open) {
    const stop = model.stops.find((candidate) => candidate.id === open.id);
    if (stop) card = { key: stop.id, at: stop.at, body: <StopCard item={stop.item} dayLabel={stop.dayLabel} onClose={close} /> };
  }
  return { card, openStop, openSight, close };
}
