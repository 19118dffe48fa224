import { ApiProblem } from '../../api/problem.ts';
import { type Change, type ItemFields, editsOf } from '../../itinerary/change.ts';
import { mayOf } from '../../itinerary/may.ts';
import type { Item } from '../../itinerary/model.ts';
import { placeAt, rowsOf } from '../../itinerary/order.ts';
import { commit, entityOf, useTrip } from '../../itinerary/store.ts';
import { minutesAt } from '../../planner/detail/clock.ts';
import { toast } from '../../ui/toast.ts';
import { endAt, slotAmong, timesAt } from './move.ts';

/** Several changes as one step back; of two that set the same field the later stands. */
function together(changes: readonly Change[]): boolean {
  const { trip, role } = useTrip.getState();
  if (!trip || !mayOf(role).edit) return false;
  try {
    const edits = changes.flatMap((each) => editsOf({ trip, get: entityOf }, each));
    return commit(edits.filter((edit, at) => !edits.slice(at + 1).some((next) => next.k === edit.k && next.id === edit.id && next.f === edit.f)));
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    toast(error.message, { tone: 'problem' });
    return false;
  }
}

/** Puts an item at a time of a day, and among the day's rows where that time belongs; `end` where its length changes too. */
export function moveTo(item: Item, { first, start, end, zone }: { first: string; start: number; end?: number | undefined; zone: string }): boolean {
  const { trip } = useTrip.getState();
  if (!trip) return false;
  const { day, fields } = timesAt(item, first, start, zone);
  const index = slotAmong(rowsOf(trip.items, day), item, day, minutesAt(day, fields.start_local ?? day));
  const move: Change[] = index < 0 ? [] : [{ kind: 'move', id: item.id, to: placeAt(trip.items, day, index, item.id) }];
  const length = end === undefined ? {} : endAt({ ...item, ...fields } as Item, first, end);
  return together([...move, { kind: 'edit', id: item.id, fields: { ...fields, ...length } }]);
}

/** Takes the time away and leaves the day. */
export function untime(item: Item, day: string): boolean {
  const { trip } = useTrip.getState();
  if (!trip) return false;
  const move: Change[] = item.day === day ? [] : [{ kind: 'move', id: item.id, to: placeAt(trip.items, day, Infinity, item.id) }];
  return together([...move, { kind: 'edit', id: item.id, fields: { start_local: null, end_local: null } satisfies ItemFields }]);
}

/** Changes when an item ends, and nothing else. */
export const resizeTo = (item: Item, first: string, end: number): boolean => together([{ kind: 'edit', id: item.id, fields: endAt(item, first, end) }]);
