import { create } from 'zustand';
import { ApiProblem, toProblem } from '../api/problem.ts';
import { i18n } from '../i18n.ts';
import { toast } from '../ui/toast.ts';
import { type Change, applyChange, inverseOf, itemIdOf } from './change.ts';
import { History } from './history.ts';
import type { Item, Itinerary, ItineraryPatch } from './model.ts';
import { type Receipt, fetchItinerary, patchItinerary, send } from './send.ts';

/**
 * The open itinerary. Changes show at once and go to the server one after another; the server's answer is laid over
 * the local copy unless a later change to the same item is still waiting.
 */
export interface TripState {
  trip: Itinerary | null;
  phase: 'loading' | 'ready' | 'missing' | 'failed';
  /** Changes not yet confirmed. */
  waiting: number;
  /** The server cannot be reached: changes are kept and tried again. */
  stalled: boolean;
  /** Item id → field → message, from a refused change. */
  fieldErrors: Readonly<Record<string, Readonly<Record<string, string>>>>;
  canUndo: boolean;
  canRedo: boolean;
}

const initial: TripState = {
  trip: null,
  phase: 'loading',
  waiting: 0,
  stalled: false,
  fieldErrors: {},
  canUndo: false,
  canRedo: false,
};

export const useTrip = create<TripState>(() => initial);

const RETRY_MS = 4000;
const queue: Change[] = [];
const seqs = new Map<string, number>();
let history = new History();
let sending = false;
let retry: ReturnType<typeof setTimeout> | undefined;

const { getState: get, setState: set } = useTrip;
const syncHistory = (): void => set({ canUndo: history.canUndo, canRedo: history.canRedo });

function adopt(trip: Itinerary): void {
  seqs.clear();
  for (const item of trip.items) seqs.set(item.id, item.seq);
  set({ trip, phase: 'ready' });
}

export async function openTrip(id: string): Promise<void> {
  if (get().trip?.id !== id) {
    clearTimeout(retry);
    queue.length = 0;
    history = new History();
    set(initial);
  }
  try {
    const trip = await fetchItinerary(id);
    if (queue.length === 0) adopt(trip);
  } catch (error) {
    const problem = toProblem(error);
    if (get().trip === null) set({ phase: problem.status === 404 ? 'missing' : 'failed' });
  }
}

/** Applies a change a person made. Returns false when there is nothing to change. */
export function change(next: Change): boolean {
  const { trip } = get();
  const inverse = trip && inverseOf(trip, next);
  if (!trip || !inverse) return false;
  history.record({ change: next, inverse });
  enqueue(trip, next);
  return true;
}

export function undo(): boolean {
  return replay(history.undo());
}

export function redo(): boolean {
  return replay(history.redo());
}

function replay(step: Change | null): boolean {
  const { trip } = get();
  if (!trip || !step) return false;
  enqueue(trip, step);
  return true;
}

function enqueue(trip: Itinerary, next: Change): void {
  queue.push(next);
  const id = itemIdOf(next);
  const fieldErrors = { ...get().fieldErrors };
  if (id !== null) delete fieldErrors[id];
  set({ trip: applyChange(trip, next), waiting: queue.length, fieldErrors });
  syncHistory();
  void drain();
}

async function drain(): Promise<void> {
  const { trip } = get();
  const next = queue[0];
  if (sending || !next || !trip) return;
  sending = true;
  const outcome = await send(trip.id, next, (id) => seqs.get(id)).then(
    (receipt): Receipt | ApiProblem => receipt,
    (error: unknown) => toProblem(error),
  );
  sending = false;
  if (get().trip?.id !== trip.id) return; // another itinerary was opened meanwhile
  if (outcome instanceof ApiProblem) {
    await refused(trip.id, next, outcome);
    return;
  }
  queue.shift();
  accept(outcome);
  set({ waiting: queue.length, stalled: false });
  void drain();
}

function accept({ items, seq }: Receipt): void {
  const { trip } = get();
  if (!trip) return;
  for (const item of items) seqs.set(item.id, item.seq);
  const settled = new Map<string, Item>();
  for (const item of items) if (!queue.some((later) => itemIdOf(later) === item.id)) settled.set(item.id, item);
  set({
    trip: {
      ...trip,
      seq: Math.max(trip.seq, seq ?? 0, ...items.map((item) => item.seq)),
      items: trip.items.map((item) => settled.get(item.id) ?? item),
    },
  });
}

async function refused(tripId: string, failed: Change, problem: ApiProblem): Promise<void> {
  const passing = problem.status === 0 || problem.status === 429 || problem.status >= 500;
  if (passing) {
    set({ stalled: true });
    clearTimeout(retry);
    retry = setTimeout(() => void drain(), RETRY_MS);
    return;
  }
  // What we show is not what the server holds: drop what was built on it and read again.
  queue.length = 0;
  history = new History();
  syncHistory();
  const id = itemIdOf(failed);
  const fields = Object.keys(problem.fields).length > 0 && id !== null ? { [id]: problem.fields } : {};
  set({ waiting: 0, stalled: false, fieldErrors: { ...get().fieldErrors, ...fields } });
  await openTrip(tripId);
  const said = problem.detail || problem.title || i18n.t('The server refused the change.');
  toast(problem.status === 412 ? i18n.t('Changed somewhere else. The latest version is shown.') : said, {
    tone: 'problem',
  });
}

/** For changes whose result only the server can work out (dates). Waits, and throws the problem for the form to show. */
export async function patchTrip(patch: ItineraryPatch): Promise<void> {
  const { trip } = get();
  if (!trip) return;
  try {
    adopt(await patchItinerary(trip.id, trip.seq, patch));
    history = new History();
    syncHistory();
  } catch (error) {
    if (toProblem(error).isConflict) await openTrip(trip.id);
    throw error;
  }
}

export const reload = (): void => {
  const { trip } = get();
  if (trip) void openTrip(trip.id);
};
