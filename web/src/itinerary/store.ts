import { create } from 'zustand';
import { ApiProblem, parseProblem } from '../api/problem.ts';
import { i18n } from '../i18n.ts';
import { storeOf, whoIsHere } from '../sync/account.ts';
import { type SyncState, TripSync } from '../sync/client.ts';
import { createRemote } from '../sync/create.ts';
import type { Edit, Entity } from '../sync/op.ts';
import { NO_REMARKS, type Remarks, steadyRemarks } from '../sync/remarks.ts';
import type { Refusal } from '../sync/session.ts';
import type { Told } from '../sync/store.ts';
import { CLOSED } from '../sync/transport.ts';
import { type Replay, Undo } from '../sync/undo.ts';
import { summaryOf, viewOf } from '../sync/view.ts';
import { toast } from '../ui/toast.ts';
import { type Change, type Known, dateEdits, editsOf, itemIdOf } from './change.ts';
import { newId } from './id.ts';
import { proposalOf, suggestionEdits, voteEdits } from './remark.ts';
import { learnNames } from './meet.ts';
import { type Role, mayOf, roleOf } from './may.ts';
import type { Itinerary, ItineraryPatch, Money } from './model.ts';

/** The open itinerary: what its replica shows, and where its changes are. */
export interface TripState {
  trip: Itinerary | null;
  remarks: Remarks;
  /** Who is at the screen, and what they are in this trip. */
  user: string;
  role: Role;
  phase: 'loading' | 'ready' | 'missing' | 'failed';
  sync: SyncState | null;
  /** Item id → field → message, from a change that was refused. */
  fieldErrors: Readonly<Record<string, Readonly<Record<string, string>>>>;
  canUndo: boolean;
  canRedo: boolean;
}

const initial: TripState = { trip: null, remarks: NO_REMARKS, user: '', role: 'viewer', phase: 'loading', sync: null, fieldErrors: {}, canUndo: false, canRedo: false };

export const useTrip = create<TripState>(() => initial);

const { getState: get, setState: set } = useTrip;

interface Open {
  id: string;
  sync: TripSync;
  undo: Undo;
  remarks: (entities: Iterable<Entity>) => Remarks;
  /** Refusals and conflicts that the person has been told of. */
  told: Set<string>;
}

let open: Open | null = null;
let opening: string | null = null;
/** How long a page without anything to show waits before it says so. */
const PATIENCE_MS = 8000;

export async function openTrip(id: string): Promise<void> {
  if (open?.id === id) return again();
  if (opening === id) return;
  closeTrip();
  opening = id;
  set(initial);
  const user = await whoIsHere();
  const store = await storeOf(user);
  // oxlint-disable-next-line typescript/no-unnecessary-condition
  if (opening !== id) return;
  opening = null;
  const undo = new Undo();
  const mine = (): boolean => open?.sync === sync;
  const sync: TripSync = new TripSync(id, user, store, {
    changed: () => mine() && show(),
    state: (state) => mine() && report(state),
    logged: (ops, client) => undo.heard(ops, client, (op) => sync.replica.keyFor(op)),
    merged: (ops) => void import('../sync/text.ts').then(({ answerMerged }) => answerMerged(sync, ops)),
    summary: () => {
      const trip = view(sync);
      return trip ? summaryOf(trip) : undefined;
    },
    create: createRemote,
  });
  open = { id, sync, undo, remarks: steadyRemarks(), told: new Set() };
  set({ user });
  loseHope();
}

function loseHope(): void {
  const { id } = open ?? {};
  setTimeout(() => open?.id === id && get().phase === 'loading' && set({ phase: 'failed' }), PATIENCE_MS);
}

function again(): void {
  if (get().phase === 'ready') return wake();
  set({ phase: 'loading' });
  open?.sync.reconnect();
  loseHope();
}

export function closeTrip(): void {
  opening = null;
  const left = open?.sync;
  const isUnsent = (get().sync?.unsent ?? 0) > 0;
  open = null;
  left?.close();
  if (left && isUnsent) void left.settled.then(() => import('../sync/background.ts')).then(({ sendRest }) => sendRest()).catch(() => undefined);
}

const view = ({ id, replica, people }: TripSync): Itinerary | null => viewOf(id, (key) => replica.get(key), replica.entities(), replica.seq, people);

function show(): void {
  if (!open) return;
  const { sync, remarks } = open;
  const trip = view(sync);
  const role = trip ? roleOf(trip, sync.user, get().sync?.head?.role) : get().role;
  set({ trip, role, remarks: remarks(sync.replica.entities()), ...(trip ? { phase: 'ready' as const } : {}), canUndo: open.undo.canUndo, canRedo: open.undo.canRedo });
  if (trip) learnNames(sync, trip);
}

function report(sync: SyncState): void {
  // What waits here is sent when the same account has signed in again.
  if (sync.barred === CLOSED.signedOut) location.assign(`/signin?next=${encodeURIComponent(location.pathname + location.search)}`);
  const isMissing = !sync.isKnown && (sync.barred === CLOSED.missing || sync.barred === CLOSED.forbidden);
  set({ sync, ...(isMissing ? { phase: 'missing' as const } : {}) });
  tell(sync);
}

/** Says once what was refused or overridden; what was there when the page opened is in the sheet behind the badge. */
function tell({ head }: SyncState): void {
  if (!open || !head) return;
  const fresh = <T>(all: readonly T[], name: (one: T) => string): T[] => all.filter((one) => !open?.told.has(name(one)));
  const refusals = fresh(head.refusals, refusalId);
  const conflicts = fresh(head.told, ({ id }) => id);
  const isFirst = open.told.size === 0;
  for (const name of ['opened', ...refusals.map(refusalId), ...conflicts.map(({ id }) => id)]) open.told.add(name);
  if (isFirst) return;
  for (const refusal of refusals) refusedBy(refusal);
  const last = conflicts.at(-1);
  if (last) void sayConflict(last);
}

export const refusalId = ({ ops }: Refusal): string => ops[0]?.b ?? '';

async function sayConflict(told: Told): Promise<void> {
  const { conflictText } = await import('../sync/words.ts');
  const { trip } = get();
  if (trip) toast(conflictText(trip, told), { action: { label: i18n.t('Show'), run: () => useSheet.setState({ isOpen: true }) } });
}

function refusedBy({ ops, problem }: Refusal): void {
  const { fields, detail, title } = parseProblem(problem.status ?? 422, problem);
  const id = ops.find((op) => op.type === 'item')?.id;
  if (id !== undefined) {
    const named = Object.entries(fields).map(([field, message]) => [field === 'v' || field === 'op' ? (ops[0]?.f ?? field) : field, message]);
    set({ fieldErrors: { ...get().fieldErrors, [id]: Object.fromEntries(named) } });
  }
  toast(detail || title || i18n.t('The server refused the change.'), { tone: 'problem', action: { label: i18n.t('Show'), run: () => useSheet.setState({ isOpen: true }) } });
}

/** The sheet behind the badge. */
export const useSheet = create<{ isOpen: boolean }>(() => ({ isOpen: false }));

/** The store of the open trip, for what stands close to it (texts, the sheet). */
export const openSync = (): TripSync | null => open?.sync ?? null;

/** Makes a batch of edits that can be taken back. */
export function commit(edits: readonly Edit[]): boolean {
  if (!open || edits.length === 0) return false;
  const { sync, undo } = open;
  const batch = newId();
  undo.record(undo.prepare(edits, (key) => sync.replica.get(key), sync.replica.seq), batch);
  sync.edit(edits, batch);
  return true;
}

/** Applies a change a person made. False when there is nothing to change, or it cannot be. */
export function change(next: Change): boolean {
  const { trip, role, fieldErrors } = get();
  if (!open || !trip || !mayOf(role).edit) return false;
  const id = itemIdOf(next);
  const { sync } = open;
  return attempt(id, () => {
    const edits = editsOf({ trip, get: (key) => sync.replica.get(key) }, next);
    if (id !== null && id in fieldErrors) set({ fieldErrors: Object.fromEntries(Object.entries(fieldErrors).filter(([item]) => item !== id)) });
    return commit(edits);
  });
}

/** Applies a step over several entities, built from the trip as it is now: one batch, taken back as one. */
export function changeAll(build: (known: Known) => Edit[]): boolean {
  const { trip, role } = get();
  if (!open || !trip || !mayOf(role).edit) return false;
  const known = { trip, get: entityOf };
  return attempt(null, () => commit(build(known)));
}

/** What cannot be is shown at the item's fields. */
function attempt(id: string | null, run: () => boolean): boolean {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (id !== null) set({ fieldErrors: { ...get().fieldErrors, [id]: error.fields } });
    return false;
  }
}

/** Suggests what somebody who may edit would simply do. `about` is the item, or empty. */
export function suggest(about: string, changes: readonly Change[], text = ''): boolean {
  const { trip, role } = get();
  if (!open || !trip || !mayOf(role).remark) return false;
  const known: Known = { trip, get: entityOf };
  return attempt(about || null, () => {
    const ops = proposalOf(known, changes);
    return ops.length > 0 && commit(suggestionEdits(about, ops, text));
  });
}

export function vote(item: string, value: 1 | -1): boolean {
  return open !== null && mayOf(get().role).remark && commit(voteEdits(open.sync.replica.entities(), item, open.sync.user, value));
}

/** What the replica holds, deleted or not. */
export const entityOf = (key: string): Entity | undefined => open?.sync.replica.get(key);

function replay(back: boolean): boolean {
  if (!open) return false;
  const batch = newId();
  const { sync } = open;
  const step: Replay | null = back ? open.undo.undo(sync.replica.seq, batch) : open.undo.redo(sync.replica.seq, batch);
  if (!step) return false;
  if (step.edits.length > 0) sync.edit(step.edits, batch, step.undoes);
  else show();
  if (step.skipped > 0) toast(i18n.t('{count, plural, one {# field} other {# fields}} left as they are: somebody has changed them since.', { count: step.skipped }));
  return true;
}

export const undo = (): boolean => replay(true);

export const redo = (): boolean => replay(false);

/** Whether a form leaves a sum as it is: it says nothing of it, or the same. */
const isSameSum = (given: Money | null | undefined, known: Money | null): boolean =>
  given === undefined || (given?.amount === known?.amount && given?.currency === known?.currency);

/** The trip's settings, as its form gives them: one batch, one step back. */
export function patchTrip(patch: ItineraryPatch): boolean {
  const { trip } = get();
  if (!open || !trip) return false;
  const { sync } = open;
  const known = { trip, get: (key: string) => sync.replica.get(key) };
  const { name, description, home_currency, status, destination, budget, start_date, end_date, shift_items } = patch;
  const given = { name, description, home_currency, status };
  const changed = Object.entries(given).filter(([field, value]) => value !== undefined && value !== trip[field as keyof typeof given]);
  const objects = { ...(destination === undefined ? {} : { destination }), ...(isSameSum(budget, trip.budget) ? {} : { budget }) };
  const edits = editsOf(known, { kind: 'trip', fields: { ...Object.fromEntries(changed), ...objects } });
  if (start_date !== undefined) edits.push(...dateEdits(known, start_date && end_date ? { start: start_date, end: end_date } : null, shift_items === true));
  return commit(edits);
}

export const reload = (): void => open?.sync.reconnect();

/** Whatever may have changed meanwhile is looked at again: the network, the window, the time. */
const wake = (): void => {
  if (document.visibilityState === 'visible') open?.sync.wake();
};
if (typeof document !== 'undefined') {
  document.addEventListener('visibilitychange', wake);
  for (const event of ['online', 'focus']) globalThis.addEventListener(event, wake);
  globalThis.addEventListener('offline', () => open?.sync.rest());
}
