import { createContext, useContext } from 'react';
import { create } from 'zustand';
import type { Item, Itinerary, ListId, Place } from '../itinerary/model.ts';
import type { DayRoute } from './routes.ts';
import type { Section } from './sections.ts';
import type { View } from '../app/router.tsx';
import type { SheetStop } from './sheet.ts';

/** What the panes share about the open trip. Built once in PlannerPage. */
export interface Planner {
  trip: Itinerary;
  sections: readonly Section[];
  routes: ReadonlyMap<ListId, DayRoute>;
  /** The item whose details are open. */
  selected: Item | null;
  /** The list the map is about; null for the whole trip. */
  focus: ListId | null;
  svgMap: boolean;
  /** How the trip is looked at. */
  view: View;
  setView: (view: View) => void;
  select: (itemId: string | null) => void;
  setFocus: (list: ListId | null) => void;
  addPlace: (place: Place, list: ListId) => void;
  /** Adds an item that is no place of the gazetteer. */
  addOwn: (item: Pick<Item, 'title' | 'type'> & Partial<Item>, list: ListId) => void;
  moveItem: (itemId: string, list: ListId, index: number) => void;
  removeItem: (item: Item) => void;
  /** Chooses a row instead of opening it, where the press asks for that. */
  pick: (itemId: string, press: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => boolean;
}

const PlannerContext = createContext<Planner | null>(null);
export const PlannerProvider = PlannerContext;

export function usePlanner(): Planner {
  const planner = useContext(PlannerContext);
  if (!planner) throw new Error('no planner above');
  return planner;
}

/** What rows do, apart from the trip that they show: a row is drawn again when it changes, not when another does. */
export type Actions = Pick<Planner, 'select' | 'moveItem' | 'pick'>;

const ActionsContext = createContext<Actions | null>(null);
export const ActionsProvider = ActionsContext;

export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('no planner above');
  return actions;
}

interface ViewState {
  /** Item under the pointer, in the list or on the map. */
  hovered: string | null;
  /** The section at the top of the scrolled list. */
  visible: ListId | null;
  /** Where search adds to, when chosen by hand. */
  addTo: ListId | null;
  /** A section the list is asked to bring into view, once. */
  scrollTo: ListId | null;
  /** Id of the element that takes focus when the list is back. */
  focusNext: string | null;
  /** An item the list is asked to bring into view, once. */
  reveal: string | null;
  /** Where a phone's sheet rests. */
  sheet: SheetStop;
  /** The trip's settings are open. */
  settings: boolean;
  /** The keyboard help is open. */
  help: boolean;
  /** Item whose menu is open. */
  menu: string | null;
  /** The best-liked ideas stand first. */
  byVotes: boolean;
  /** Pixels at the map's bottom that something covers. */
  inset: number;
  /** What the pane that plans is about: the trip, a date for the order of one day, or nothing while it is closed. The address has it as well (usePlanInAddress.ts). */
  plan: string | null;
}

/** Passing states of the page that are not worth an address. */
export const useView = create<ViewState>(() => ({ hovered: null, visible: null, addTo: null, scrollTo: null, focusNext: null, reveal: null, sheet: 'half', settings: false, help: false, menu: null, byVotes: false, inset: 0, plan: null }));

/** Id of the button that opens an item in the list. */
export const openId = (itemId: string): string => `open-${itemId}`;

export const setHovered = (hovered: string | null): void => useView.setState({ hovered });

/** Where a new place goes: the list chosen by hand, else the day in sight, else the first. */
export function useTargetList(): ListId {
  const { sections, focus } = usePlanner();
  const addTo = useView((view) => view.addTo);
  const visible = useView((view) => view.visible);
  const known = (list: ListId | null) => list !== null && sections.some((section) => section.list === list);
  return [addTo, focus, visible].find(known) ?? sections[0]?.list ?? 'ideas';
}
