import { type Map as Engine, Marker } from 'maplibre-gl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { LonLat } from './view.ts';

interface GlMarkerProps {
  engine: Engine;
  at: LonLat;
  above: boolean;
  anchor?: 'center' | 'top' | 'bottom';
  children: ReactNode;
}

/** Holds React content at a place; the library moves it with the map. */
export function GlMarker({ engine, at, above, anchor = 'center', children }: GlMarkerProps) {
  const [element] = useState(() => document.createElement('div'));
  const placed = useRef<Marker>(null);
  const [lng, lat] = at;
  useEffect(() => {
    const marker = new Marker({ element, anchor }).setLngLat({ lng, lat }).addTo(engine);
    placed.current = marker;
    // The library names every marker "Map marker"; the button inside has a better name.
    for (const name of ['aria-label', 'role', 'tabindex']) marker.getElement().removeAttribute(name);
    return () => void marker.remove();
  }, [engine, element, anchor, lng, lat]);
  useEffect(() => {
    placed.current?.getElement().style.setProperty('z-index', above ? '3' : '1');
  }, [above]);
  return createPortal(children, element);
}
