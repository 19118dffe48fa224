import type { ReactNode } from 'react';
import { usePlanner, useView } from '../planner/context.ts';
import { MapPin } from './MapPin.tsx';
import type { Cluster } from './cluster.ts';
import { type EngineProps, clusterKey } from './engine.ts';
import type { MapGhost } from './model.ts';
import type { LonLat } from './view.ts';

interface MapPinsProps extends Pick<EngineProps, 'model' | 'card' | 'onPin' | 'onReach'> {
  clusters: readonly Cluster[];
  /** Puts something at its place on this map. */
  place: (key: string, at: LonLat, above: boolean, children: ReactNode) => ReactNode;
}

/** Pins in reading order: the same on both maps. */
export function MapPins({ model, clusters, card, onPin, onReach, place }: MapPinsProps) {
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
      {model.ghosts?.map((ghost) => place(`ghost ${ghost.id}`, ghost.at, false, <GhostPin ghost={ghost} />))}
    </>
  );
}

/** A stop of a plan that is only proposed. The pane beside the map lists it; here it can only be seen. */
function GhostPin({ ghost: { id, number, style } }: { ghost: MapGhost }) {
  const isUp = useView(({ hovered }) => hovered === id);
  return (
    <span
      aria-hidden="true"
      data-ghost={id}
      style={{ '--day': style.solid }}
      className={`pointer-events-none relative grid place-items-center rounded-full border-[1.5px] border-white bg-day font-semibold text-white shadow-1 tabular transition-[width,height] ease-calm ${isUp ? 'z-1 size-8 text-m' : 'size-5.5 text-2xs'}`}
    >
      {number}
    </span>
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
