import { useEffect, useReducer, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { LonLat } from '../map/view.ts';
import type { Peer } from '../sync/peer.ts';
import { Pointer } from './marks.tsx';
import { usePresence } from './store.ts';

/** How a map places what is drawn over it. */
export interface MapScreen {
  project: (at: LonLat) => readonly [number, number];
  /** Tells when places have moved on the screen; a map that is drawn again for that need not. */
  onMove?: (moved: () => void) => () => void;
}

/** Others' pointers over the map, each at its place on the ground whatever the zoom. */
export function MapCursors({ screen }: { screen: MapScreen }) {
  const peers = usePresence(useShallow((state) => state.peers.filter(({ cursor }) => cursor && 'lng' in cursor)));
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 z-4 overflow-hidden">
      {peers.map((peer) => (
        <MapCursor key={peer.key} peer={peer} screen={screen} />
      ))}
    </div>
  );
}

const GLIDE_MS = 110;

/** Between two tellings the pointer glides, unless motion is not wanted. */
function useGlide([lng, lat]: LonLat): LonLat {
  const [shown, show] = useState<LonLat>([lng, lat]);
  const at = useRef<LonLat>([lng, lat]);
  useEffect(() => {
    const [fromLng, fromLat] = at.current;
    const began = performance.now();
    const length = matchMedia('(prefers-reduced-motion: reduce)').matches || Math.abs(lng - fromLng) > 90 ? 0 : GLIDE_MS;
    let frame = requestAnimationFrame(function step(now) {
      const share = length === 0 ? 1 : Math.min(1, Math.max(0, (now - began) / length));
      at.current = [fromLng + (lng - fromLng) * share, fromLat + (lat - fromLat) * share];
      show(at.current);
      if (share < 1) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [lng, lat]);
  return shown;
}

function MapCursor({ peer, screen }: { peer: Peer; screen: MapScreen }) {
  const { cursor } = peer;
  const [lng, lat] = cursor && 'lng' in cursor ? [cursor.lng, cursor.lat] : [0, 0];
  const at = useGlide([lng, lat]);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => screen.onMove?.(redraw), [screen, redraw]);
  const [x, y] = screen.project(at);
  return (
    <span data-cursor={peer.name} style={{ transform: `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)` }} className="absolute top-0 left-0 size-0">
      <Pointer peer={peer} idleOf={`${lng} ${lat}`} />
    </span>
  );
}
