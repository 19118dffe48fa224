import type { components } from '../api/schema.d.ts';
import { type Entity, type EntityType, type LogOp, keyOf } from '../sync/op.ts';
import { reduce, stampOf } from '../sync/reduce.ts';

export type WireStep = components['schemas']['ItineraryStep'];

/** One register as a step changed it: what was there before the step, and what it left. */
export interface Change {
  op: LogOp & { type: EntityType };
  before: Entity | undefined;
  after: Entity | undefined;
}

/** What somebody did at once. */
export interface Step {
  batch: string;
  /** The number of its first operation. */
  from: number;
  /** The number of its last operation: what there was then is what it left. */
  seq: number;
  by: string;
  name: string;
  at: string;
  changes: Change[];
  /** The step that this one takes back. */
  undoes: string | null;
  /** Numbers of others' operations that it overrode unseen. */
  over: number[];
}

/** What the log began with, and how far it has been read. */
export type Past = Map<string, Entity>;

export const pastOf = (entities: Iterable<Entity>): Past => new Map([...entities].map((entity) => [keyOf(entity.type, entity.id), entity]));

const registerOf = ({ k, type, id, f }: Change['op']): string => `${type}/${id} ${k === 'set' ? (f ?? '') : k === 'place' ? 'place' : 'there'}`;

/** Operations on one register, one after another, are one change from the first's before to the last's after. */
function merged(changes: readonly Change[]): Change[] {
  const byRegister = new Map<string, Change>();
  for (const change of changes) {
    const known = byRegister.get(registerOf(change.op));
    byRegister.set(registerOf(change.op), known ? { ...change, before: known.before } : change);
  }
  return [...byRegister.values()];
}

function fold(past: Past, op: Change['op']): Change {
  const key = keyOf(op.type, op.id);
  const before = past.get(key);
  const after = reduce(before, op, stampOf(op)) ?? before;
  if (after) past.set(key, after);
  return { op, before, after };
}

function stepOf(wire: WireStep, folded: ReadonlyMap<number, Change>): Step {
  const ops = wire.ops as Change['op'][];
  // The system adds to a step what follows from it; the step is still the person's.
  const first = ops.find(({ by }) => by !== '') ?? ops[0];
  return {
    batch: wire.batch,
    from: ops[0]?.seq ?? wire.seq,
    seq: wire.seq,
    by: first?.by ?? wire.by,
    name: wire.name,
    at: wire.at,
    changes: merged(ops.flatMap(({ seq }) => folded.get(seq) ?? [])),
    undoes: ops.find(({ u }) => u)?.u ?? null,
    over: ops.flatMap(({ over }) => (over === undefined ? [] : [over])),
  };
}

/**
 * A page of the log, newest first, with the values that each step found. `past` is what there was before the page, and
 * `log` what the page leaves out: whatever others did in between, where it shows one person's steps alone.
 */
export function stepsOf(page: readonly WireStep[], past: Past, log: readonly LogOp[] = page.flatMap(({ ops }) => ops as LogOp[])): Step[] {
  const state = new Map(past);
  const folded = new Map<number, Change>();
  for (const op of log.toSorted((a, b) => a.seq - b.seq)) if (op.type) folded.set(op.seq, fold(state, op as Change['op']));
  return page.map((wire) => stepOf(wire, folded));
}

/** The steps that hold no more. What took a step back may itself be taken back, and then the step holds again. */
export function undoneAmong(newestFirst: readonly Step[]): Set<string> {
  const undone = new Set<string>();
  for (const { batch, undoes } of newestFirst) if (undoes !== null && !undone.has(batch)) undone.add(undoes);
  return undone;
}
