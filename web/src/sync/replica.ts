import { ENTITY_TYPES, type Edit, type Entity, type LocalOp, type LogOp, type Snapshot, keyOf } from './op.ts';
import { ownerMade, reduce, stampOf } from './reduce.ts';

/** An operation that is not part of the base yet. A draft has no counter until it is written down. */
export type Pending = LocalOp;

export const isDraft = (op: Pending): boolean => op.n === 0;

/**
 * The log folded up to `seq` (the base), what this device made since (pending, in order), and what both give: the
 * view. An operation is about one entity, so only entities that were touched are folded again.
 */
export class Replica {
  private readonly base = new Map<string, Entity>();
  private readonly overlay = new Map<string, Entity>();
  private queue: Pending[] = [];
  seq = 0;

  constructor(
    private readonly user: string,
    base: Iterable<Entity> = [],
    seq = 0,
    pending: readonly Pending[] = [],
  ) {
    for (const entity of base) this.base.set(keyOf(entity.type, entity.id), entity);
    this.seq = seq;
    this.setPending(pending);
  }

  get pending(): readonly Pending[] {
    return this.queue;
  }

  get(key: string): Entity | undefined {
    return this.overlay.get(key) ?? this.base.get(key);
  }

  baseOf(key: string): Entity | undefined {
    return this.base.get(key);
  }

  /** Of an operation that leaves its type out. */
  keyFor(op: Pick<LogOp, 'type' | 'id'>): string {
    const type = op.type ?? ENTITY_TYPES.find((candidate) => this.get(keyOf(candidate, op.id))) ?? 'item';
    return keyOf(type, op.id);
  }

  baseEntities(): Iterable<Entity> {
    return this.base.values();
  }

  /** Everything as the screen shows it, deleted entities included. */
  *entities(): Iterable<Entity> {
    for (const [key, entity] of this.base) yield this.overlay.get(key) ?? entity;
    for (const [key, entity] of this.overlay) if (!this.base.has(key)) yield entity;
  }

  add(ops: readonly Pending[]): void {
    this.queue = [...this.queue, ...ops];
    for (const op of ops) this.fold(keyOf(op.type, op.id), op);
  }

  setPending(pending: readonly Pending[]): void {
    const touched = new Set([...this.queue, ...pending].map((op) => keyOf(op.type, op.id)));
    this.queue = [...pending];
    for (const key of touched) this.refold(key);
  }

  /** Takes in what follows the base: what is known already is dropped. False when something is missing in between. */
  apply(ops: readonly LogOp[]): { ok: boolean; changed: ReadonlySet<string> } {
    const changed = new Set<string>();
    for (const op of ops) {
      if (op.seq <= this.seq) continue;
      if (op.seq !== this.seq + 1) return { ok: false, changed };
      const key = this.keyFor(op);
      this.seq = op.seq;
      const next = reduce(this.known(key, op), { ...op, type: typeIn(key) }, stampOf(op));
      if (!next) continue; // the log holds nothing that its own reducer refuses
      const owner = ownerMade({ ...op, type: next.type }, stampOf(op));
      for (const made of owner ? [next, owner] : [next]) {
        this.base.set(keyOf(made.type, made.id), made);
        changed.add(keyOf(made.type, made.id));
      }
    }
    for (const key of changed) this.refold(key);
    return { ok: true, changed };
  }

  adopt({ seq, entities }: Snapshot): void {
    this.base.clear();
    for (const entity of entities) this.base.set(keyOf(entity.type, entity.id), entity);
    this.seq = seq;
    this.setPending(this.queue);
  }

  /** What this device made up itself before the log began gives way to how the log begins. */
  private known(key: string, op: LogOp): Entity | undefined {
    const entity = this.base.get(key);
    return op.k === 'create' && entity?.seq === 0 ? undefined : entity;
  }

  private refold(key: string): void {
    this.overlay.delete(key);
    for (const op of this.queue) if (keyOf(op.type, op.id) === key) this.fold(key, op);
  }

  private fold(key: string, op: Pending): void {
    const entity = this.get(key);
    const next = reduce(entity, op, { seq: entity?.seq ?? 0, by: this.user, at: op.t });
    if (next) this.overlay.set(key, next);
  }
}

const typeIn = (key: string): Edit['type'] => ENTITY_TYPES.find((type) => key.startsWith(`${type}/`)) ?? 'item';
