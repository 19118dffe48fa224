import { homeOf } from '../budget/over.ts';
import { type Item, type Itinerary, type Money, type Place, isTransport } from '../itinerary/model.ts';
import { eachDay } from '../time/dates.ts';
import { clockOf } from '../time/parse.ts';
import { ALL_LIKES, type Like, kindsOf } from './kinds.ts';
import type { PlanInput, Relaxation, Stop } from './model.ts';

export const PACES = ['easy', 'normal', 'full'] as const;
export type Pace = (typeof PACES)[number];

export const MODES = ['any', 'walk', 'transit', 'drive'] as const;
export type Mode = (typeof MODES)[number];

/** What somebody wants of a plan, as the pane asks it. */
export interface Wishes {
  /** Which items of the trip may get another day: its ideas, or all that are not fixed. */
  scope: 'ideas' | 'all';
  /** Whether places that are not in the trip may be added. */
  near: boolean;
  likes: readonly Like[];
  /** Items that do not take part. */
  without: readonly string[];
  /** Places of search that are not to be added, however well known they are. */
  unwanted: readonly Place[];
  /** Items, and places of search, that are not left out. */
  must: readonly string[];
  /** Those of them that are not in the trip, to show them. */
  places: readonly Place[];
  pace: Pace;
  /** Dates; empty for all of them. */
  days: readonly string[];
  start: string;
  end: string;
  lunch: boolean;
  dinner: boolean;
  budget: Money | null;
  mode: Mode;
}

/** Long enough for a plan that nobody would improve by hand, short enough to watch. */
const SEARCH_MS = 3000;

const LUNCH = { kind: 'lunch', from: '12:00', to: '14:00', minutes: 60 } as const;
const DINNER = { kind: 'dinner', from: '18:30', to: '20:30', minutes: 75 } as const;

/** Stays and journeys are what a plan is made around, notes are no places, and what is locked or booked stays. */
export const isFixed = (item: Item): boolean => item.locked || item.booking_ref !== '' || item.type === 'lodging' || isTransport(item.type);

/** What a plan can be made of: items that are somewhere and may stand on another day. */
export function candidatesOf(trip: Pick<Itinerary, 'items'>, scope: Wishes['scope']): Item[] {
  const movable = trip.items.filter((item) => item.location !== null && item.type !== 'note' && !isFixed(item) && !item.done);
  return scope === 'all' ? movable : movable.filter(({ day }) => day === null);
}

export const datesOf = ({ start_date: start, end_date: end }: Pick<Itinerary, 'start_date' | 'end_date'>): string[] => (start && end ? eachDay(start, end) : []);

/** Where "near" is: the destination, else the first place of the trip. */
export const middleOf = (trip: Pick<Itinerary, 'destination' | 'items'>): Place | null => trip.destination ?? trip.items.find((item) => item.location)?.location ?? null;

/** A day of less than this many places has room for what is near. */
const FILLED = 3;

/** What most people would say, so that nobody has to say anything. */
export function wishesFor(trip: Itinerary): Wishes {
  const ideas = candidatesOf(trip, 'ideas').length;
  const planned = candidatesOf(trip, 'all').length;
  return {
    scope: ideas > 0 || planned === 0 ? 'ideas' : 'all',
    near: middleOf(trip) !== null && planned < datesOf(trip).length * FILLED,
    likes: ALL_LIKES,
    without: [],
    unwanted: [],
    must: [],
    places: [],
    pace: 'normal',
    days: [],
    start: '09:30',
    end: '19:00',
    lunch: true,
    dinner: false,
    budget: null,
    mode: 'any',
  };
}

/** Those of the chosen that are still there: the trip goes on under the pane. */
const still = (ids: readonly string[], known: readonly { id: string }[]): string[] => ids.filter((id) => known.some((one) => one.id === id));

export const takesPart = (wishes: Wishes, trip: Pick<Itinerary, 'items'>): Item[] => candidatesOf(trip, wishes.scope).filter(({ id }) => !wishes.without.includes(id));

/** Nothing could come of it: no day to plan, or no place to put there. */
export function missingOf(wishes: Wishes, trip: Itinerary): 'dates' | 'places' | null {
  if (datesOf(trip).length === 0) return 'dates';
  const hasNear = wishes.near && wishes.likes.length > 0 && middleOf(trip) !== null;
  return hasNear || wishes.places.length > 0 || takesPart(wishes, trip).length > 0 ? null : 'places';
}

function nearOf({ near, likes }: Wishes, middle: Place | null): Pick<PlanInput, 'near'> {
  if (!near || !middle || likes.length === 0) return {};
  const kinds = kindsOf(likes);
  return { near: { lat: middle.lat, lon: middle.lon, ...(kinds.length > 0 ? { kinds } : {}) } };
}

export function inputOf(wishes: Wishes, trip: Itinerary): PlanInput {
  const items = takesPart(wishes, trip);
  const days = wishes.days.filter((date) => datesOf(trip).includes(date));
  const places = wishes.places.flatMap(({ id }) => id ?? []);
  const exclude = [...still(wishes.without, trip.items.filter(({ day }) => day === null)), ...wishes.unwanted.flatMap(({ id }) => id ?? [])];
  const must = [...still(wishes.must, items), ...wishes.must.filter((id) => places.includes(id))];
  return {
    pace: wishes.pace,
    day_start: wishes.start,
    day_end: wishes.end,
    breaks: [...(wishes.lunch ? [LUNCH] : []), ...(wishes.dinner ? [DINNER] : [])],
    times: wishes.scope === 'all' ? 'free' : 'keep',
    items: items.map(({ id }) => id),
    ...(exclude.length > 0 ? { exclude } : {}),
    ...(days.length > 0 ? { days } : {}),
    ...(wishes.mode === 'any' ? {} : { modes: wishes.mode === 'walk' ? ['walk'] : ['walk', wishes.mode] }),
    ...(must.length > 0 ? { must_see: must } : {}),
    ...(places.length > 0 ? { places } : {}),
    ...nearOf(wishes, middleOf(trip)),
    ...(wishes.budget ? { budget: wishes.budget } : {}),
    budget_ms: SEARCH_MS,
  };
}

/** The currency that a budget is typed in. */
export const currencyOf = (trip: Itinerary): string => trip.budget?.currency ?? homeOf(trip);

/** What is wished once somebody does not want a stop that was proposed: an idea does not take part, a place is not added. */
export function unwant(wishes: Wishes, { change, item_id: id, location }: Pick<Stop, 'change' | 'item_id' | 'location'>): Partial<Wishes> {
  const ids = new Set([id, location?.id ?? '']);
  const rest = { must: wishes.must.filter((one) => !ids.has(one)), places: wishes.places.filter((one) => !ids.has(one.id ?? '')) };
  return change === 'added' && location ? { ...rest, unwanted: [...wishes.unwanted, location] } : { ...rest, without: [...wishes.without, id] };
}

/** Half an hour gives most days the room that they lack, where the server does not say how much it is. */
const SOME_MIN = 30;
const LAST_MIN = 23 * 60 + 45;

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

const shifted = (clock: string, by: number): string => clockOf(Math.max(0, Math.min(LAST_MIN, Math.round((minutesOf(clock) + by) / 15) * 15)));

/** What a wish becomes when it gives a little; null where it cannot be given here. */
export function relaxed(wishes: Wishes, { wish, item_id: id, title, minutes, amount }: Relaxation): Partial<Wishes> | null {
  const by = Math.ceil((minutes ?? SOME_MIN) / 15) * 15;
  switch (wish) {
    case 'must_see':
      return { must: wishes.must.filter((known) => known !== id), places: wishes.places.filter((place) => place.id !== id) };
    case 'break':
      return title === 'dinner' ? { dinner: false } : { lunch: false };
    case 'money':
      return { budget: wishes.budget && amount ? { ...wishes.budget, amount: wishes.budget.amount + amount.amount } : null };
    case 'day_end':
      return { end: shifted(wishes.end, by) };
    case 'max_stops':
    case 'max_walk':
    case 'limit': {
      const fuller = PACES[PACES.indexOf(wishes.pace) + 1];
      return fuller ? { pace: fuller } : null;
    }
    case 'fixed':
      return null;
  }
}
