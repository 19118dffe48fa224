import { create } from 'zustand';

/** An item on its way: minutes on the wall from the trip's first midnight, as it would be dropped. */
export interface Drag {
  id: string;
  mode: 'move' | 'resize';
  by: 'pointer' | 'keys';
  from: number;
  to: number;
  /** The day in whose tray it would lose its time. */
  tray: number | null;
}

interface GridState {
  drag: Drag | null;
  /** Where something new is being written. */
  composer: { day: number; minute: number } | null;
  /** The item that takes focus once the grid is drawn again. */
  refocus: string | null;
}

export const useGrid = create<GridState>(() => ({ drag: null, composer: null, refocus: null }));

export const showDrag = (drag: Drag | null): void => {
  const { drag: now } = useGrid.getState();
  if (now && drag && now.from === drag.from && now.to === drag.to && now.tray === drag.tray) return;
  useGrid.setState({ drag });
};

export const compose = (composer: GridState['composer']): void => useGrid.setState({ composer });
