import type { ReactNode } from 'react';
import type { Cluster } from './cluster.ts';
import type { MapColours } from './colours.ts';
import type { Grid } from './grid.ts';
import type { MapModel } from './model.ts';
import type { Surroundings } from './surroundings.ts';
import type { LonLat, MapView } from './view.ts';

/** What a map is drawn from, whichever way it is drawn. */
export interface EngineProps {
  model: MapModel;
  colours: MapColours;
  isDark: boolean;
  grid: Grid | null;
  surroundings: Surroundings;
  /** Where to look; a new object is a new request. */
  target: Target | null;
  /** What was last looked at, whichever map showed it: another one goes on from there. */
  start: MapView | null;
  /** What has a card open above it. */
  card: { at: LonLat; key: string; body: ReactNode; below: boolean } | null;
  onView: (view: MapView) => void;
  onPin: (pin: Cluster) => void;
  /** The keyboard is at a place that should be in sight. */
  onReach: (at: LonLat) => void;
  onSight: (id: string) => void;
  onBackground: () => void;
  /** Where the pointer is over the ground; null when it has left. */
  onPoint: (at: LonLat | null) => void;
}

/** Names the card of several stops, apart from that of the first of them. */
export const clusterKey = ({ id, stops }: Cluster): string => (stops.length > 1 ? `several ${id}` : id);

export interface Target {
  view: MapView;
  calm: boolean;
}
