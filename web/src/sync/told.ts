import { newId } from '../itinerary/id.ts';
import { type Conflict, type LogOp, keyOf, registerOf } from './op.ts';
import type { Pending } from './replica.ts';
import { isTextUpdate } from './reduce.ts';
import type { Own, Told } from './store.ts';

const keep = <T>(value: T | null): T[] => (value === null ? [] : [value]);

/** Ours won over something that we had not seen. `sent` has our operations by their counters. */
export function overridden(conflicts: readonly Conflict[], sent: ReadonlyMap<number, Pending>): Told[] {
  return conflicts.flatMap(({ n, by, at, v }) => {
    const op = sent.get(n);
    return keep(op ? { id: newId(), key: keyOf(op.type, op.id), field: registerOf(op), by, lost: false, mine: op.v, theirs: v, at } : null);
  });
}

/** Somebody's operation won over one of ours. */
export function lostTo(ops: readonly LogOp[], own: readonly Own[], client: string): Told[] {
  return ops.flatMap(({ over, c, by, v, at }) => {
    const mine = over === undefined || c === client ? undefined : own.find((candidate) => candidate.seq === over);
    return keep(mine ? { id: newId(), key: mine.key, field: mine.field, by, lost: true, mine: mine.v, theirs: v, at } : null);
  });
}

/** What of the log is ours, for the day that somebody overrides it. */
export function ownIn(ops: readonly LogOp[], client: string, keyFor: (op: LogOp) => string): Own[] {
  // Texts that are written together are merged, never overridden.
  return ops.filter((op) => op.c === client && !isTextUpdate(op.v)).map((op) => ({ seq: op.seq, key: keyFor(op), field: registerOf(op), v: op.v }));
}
