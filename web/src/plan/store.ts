import { create } from 'zustand';
import { type ApiProblem, toProblem } from '../api/problem.ts';
import { i18n } from '../i18n.ts';
import type { Itinerary } from '../itinerary/model.ts';
import { changeAll, undo, useTrip } from '../itinerary/store.ts';
import { showGhosts } from '../map/ghost.ts';
import { useView } from '../planner/context.ts';
import { TRIP } from '../planner/ids.ts';
import { announce, toast } from '../ui/toast.ts';
import { editsOfPreview, signatureOf } from './apply.ts';
import { askOrder, askPlan } from './ask.ts';
import { ghostsOf } from './ghosts.ts';
import type { Preview, Progress } from './model.ts';
import { whenSent } from './sent.ts';
import { doneText } from './words.ts';
import { type Wishes, datesOf, inputOf, wishesFor } from './wishes.ts';

interface PlanState {
  /** The trip that all of this is about. */
  trip: string;
  wishes: Wishes | null;
  phase: 'wishes' | 'searching' | 'ready' | 'failed';
  progress: Progress | null;
  preview: Preview | null;
  problem: ApiProblem | null;
  /** What the preview was made from. */
  basis: string;
}

const NOTHING: PlanState = { trip: '', wishes: null, phase: 'wishes', progress: null, preview: null, problem: null, basis: '' };

export const usePlan = create<PlanState>(() => NOTHING);

const { getState: get, setState: set } = usePlan;

let search: AbortController | null = null;

const openTrip = (): Itinerary | null => useTrip.getState().trip;

/** What is wished for the open trip; kept while the page is, also when the pane is closed. */
export function wishesOf(trip: Itinerary): Wishes {
  const { trip: known, wishes } = get();
  return known === trip.id && wishes ? wishes : wishesFor(trip);
}

export function wish(trip: Itinerary, changed: Partial<Wishes>): void {
  set({ trip: trip.id, wishes: { ...wishesOf(trip), ...changed } });
}

function end(): void {
  search?.abort();
  search = null;
}

/** Back to what is wished, with nothing proposed any more. */
export function discard(): void {
  end();
  showGhosts([]);
  set({ phase: 'wishes', progress: null, preview: null, problem: null });
}

function show(preview: Preview, trip: Itinerary): void {
  showGhosts(ghostsOf(preview, datesOf(trip)));
  set({ preview });
}

/** One search at a time: what an older one still says is not heard. */
async function seek(trip: Itinerary, ask: (signal: AbortSignal, better: (progress: Progress) => void) => Promise<Preview>): Promise<void> {
  end();
  const mine = new AbortController();
  search = mine;
  const isMine = (): boolean => search === mine;
  set({ trip: trip.id, phase: 'searching', progress: null, problem: null, preview: null });
  try {
    await whenSent();
    const basis = signatureOf(openTrip() ?? trip);
    if (isMine()) set({ basis });
    const preview = await ask(mine.signal, (progress) => {
      if (!isMine()) return;
      set({ progress });
      show(progress.plan, trip);
    });
    if (!isMine()) return;
    show(preview, trip);
    settle(preview);
  } catch (error) {
    if (isMine()) set({ phase: 'failed', problem: toProblem(error) });
  }
}

function settle(preview: Preview): void {
  search = null;
  set({ phase: 'ready', preview });
  announce(doneText(preview));
}

export function plan(trip: Itinerary): void {
  const input = inputOf(wishesOf(trip), trip);
  announce(i18n.t('Looking for the best plan.'));
  void seek(trip, (signal, better) => askPlan(trip.id, input, signal, better));
}

export const order = (trip: Itinerary, date: string): void => void seek(trip, (signal) => askOrder(trip.id, date, signal));

/** Ends the search with the best that it has found so far. */
export function stop(): void {
  const { progress } = get();
  end();
  if (progress) settle(progress.plan);
  else discard();
}

export const closePlan = (): void => useView.setState({ plan: null });

// However the pane is closed, or turned to something else: what was proposed is proposed no more.
useView.subscribe((now, before) => {
  if (now.plan !== before.plan) discard();
});

/** One batch, one step back. */
export function apply(): void {
  const { preview } = get();
  if (!preview) return;
  const isDay = useView.getState().plan !== TRIP;
  const isDone = changeAll(({ get: known }) => editsOfPreview(preview, known));
  closePlan();
  if (isDone) toast(isDay ? i18n.t('The day is in its new order.') : i18n.t('The plan is in your trip.'), { action: { label: i18n.t('Undo'), run: undo } });
}
