import type { ReactNode } from 'react';
import { usePlanner } from '../planner/context.ts';
import { MapPin } from './MapPin.tsx';
import type { Cluster } from './cluster.ts';
import { type EngineProps, clusterKey } from './engine.ts';
import type { LonLat } from './view.ts';

interface MapPinsProps extends Pick<EngineProps, 'card' | 'onPin' | 'onReach'> {
  clusters: readonly Cluster[];
  /** Puts something at its place on this map. */
  place: (key: string, at: LonLat, above: boolean, children: ReactNode) => ReactNode;
}

/** Pins in reading order: the same on both maps. */
export function MapPins({ clusters, card, onPin, onReach, place }: MapPinsProps) {
  const { selected } = usePlanner();
  const isOpen = (cluster: Cluster): boolean =>
    card?.key === clusterKey(cluster) || cluster.stops.some(({ id }) => id === selected?.id || id === card?.key);
  return (
    <>
      {clusters.map((cluster) =>
        place(
          cluster.id,
          cluster.at,
          isOpen(cluster),
          <MapPin cluster={cluster} selected={isOpen(cluster)} onPick={() => onPin(cluster)} onReach={() => onReach(cluster.at)} />,
        ),
      )}
    </>
  );
}

/** What hangs over a place, or under it at the map's top. The map leaves its wheel alone. */
export function Hung({ card }: { card: NonNullable<EngineProps['card']> }) {
  return (
    <div data-card className={`absolute left-1/2 -translate-x-1/2 ${card.below ? 'top-6' : 'bottom-6'}`}>
      {card.body}
    </div>
  );
}
