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

/** Pins in reading order, and the open card above them: the same on both maps. */
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
      {card &&
        place(
          `card ${card.key}`,
          card.at,
          true,
          <div className={`absolute left-1/2 -translate-x-1/2 ${card.below ? 'top-6' : 'bottom-6'}`}>{card.body}</div>,
        )}
    </>
  );
}
