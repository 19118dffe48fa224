import { type Edit, type Entity, type LogOp, keyOf, registerOf } from './op.ts';

interface Step {
  batch: string;
  edits: Edit[];
  inverse: Edit[];
  /** The base that the person saw. */
  at: number;
}

interface Writers {
  own: number;
  theirs: number;
  theirValue: unknown;
}

const DEPTH = 100;

/** The edit that takes one back, worked out before it is applied. A document that is written together goes back as its text. */
function inverseOf(edit: Edit, entity: Entity | undefined): Edit | null {
  const { type, id } = edit;
  switch (edit.k) {
    case 'create':
      return { k: 'delete', type, id };
    case 'delete':
      return entity ? { k: 'restore', type, id } : null;
    case 'restore':
      return { k: 'delete', type, id };
    case 'place':
      return entity ? { k: 'place', type, id, v: entity.place } : null;
    case 'set':
      return edit.f === undefined ? null : { k: 'set', type, id, f: edit.f, v: entity?.fields[edit.f] ?? null };
  }
}

/** What was taken back exists as deleted: it comes again by restoring. */
const again = (edit: Edit): Edit => (edit.k === 'create' ? { k: 'restore', type: edit.type, id: edit.id } : edit);

export interface Replay {
  edits: Edit[];
  undoes: string;
  /** Fields that were left alone, because somebody else has changed them since. */
  skipped: number;
}

/** This tab's own last steps, newest last, and what others did to the same registers meanwhile. */
export class Undo {
  private done: Step[] = [];
  private taken: Step[] = [];
  private readonly writers = new Map<string, Writers>();

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.taken.length > 0;
  }

  /** Before the edits are applied. */
  prepare(edits: readonly Edit[], get: (key: string) => Entity | undefined, at: number): Omit<Step, 'batch'> {
    const inverse = edits.map((edit) => inverseOf(edit, get(keyOf(edit.type, edit.id)))).filter((edit) => edit !== null);
    return { edits: [...edits], inverse: inverse.toReversed(), at };
  }

  record(step: Omit<Step, 'batch'>, batch: string): void {
    this.done = [...this.done.slice(1 - DEPTH), { ...step, batch }];
    this.taken = [];
  }

  heard(ops: readonly LogOp[], client: string, keyFor: (op: LogOp) => string): void {
    for (const op of ops) {
      const register = `${keyFor(op)} ${registerOf(op)}`;
      const known = this.writers.get(register) ?? { own: 0, theirs: 0, theirValue: null };
      // What the system adds to somebody's batch is nobody's wish.
      if (op.c === client || op.by === '') this.writers.set(register, { ...known, own: op.seq });
      else this.writers.set(register, { ...known, theirs: op.seq, theirValue: op.v ?? null });
    }
  }

  /** `batch` is what the edits that take back are going to be. */
  undo(now: number, batch: string): Replay | null {
    const step = this.done.pop();
    if (!step) return null;
    this.taken.push({ ...step, at: now, batch });
    return this.replay(step.inverse, step);
  }

  redo(now: number, batch: string): Replay | null {
    const step = this.taken.pop();
    if (!step) return null;
    this.done.push({ ...step, at: now, batch });
    return this.replay(step.edits.map(again), step);
  }

  private replay(edits: readonly Edit[], { at, batch }: Step): Replay {
    const kept = edits.flatMap((edit): Edit[] => {
      const writers = this.writers.get(`${keyOf(edit.type, edit.id)} ${registerOf(edit)}`);
      if (!writers || writers.theirs <= at) return [edit];
      if (writers.theirs > writers.own) return [];
      // Ours came after theirs and won; taking it back gives them theirs.
      return edit.k === 'set' || edit.k === 'place' ? [{ ...edit, v: writers.theirValue }] : [edit];
    });
    return { edits: kept, undoes: batch, skipped: edits.length - kept.length };
  }
}
