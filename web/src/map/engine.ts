import type { ReactNode } from 'react';
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
  /** What has a card open above it. */
  card: { at: LonLat; key: string; body: ReactNode; below: boolean } | null;
  onView: (view: MapView) => void;
  onStop: (id: string) => void;
  onSight: (id: string) => void;
  onBackground: () => void;
  /** Where the pointer is over the ground; null when it has left. */
  onPoint: (at: LonLat | null) => void;
}

export interface Target {
  view: MapView;
  calm: boolean;
}
