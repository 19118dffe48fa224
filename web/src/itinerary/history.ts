import type { Change } from './change.ts';

export interface Step {
  change: Change;
  inverse: Change;
}

const DEPTH = 100;

/** The reader's own last steps, newest last. Recording a new one forgets what was taken back. */
export class History {
  private done: Step[] = [];
  private taken: Step[] = [];

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.taken.length > 0;
  }

  record(step: Step): void {
    this.done = [...this.done.slice(1 - DEPTH), step];
    this.taken = [];
  }

  undo(): Change | null {
    const step = this.done.pop();
    if (!step) return null;
    this.taken.push(step);
    return step.inverse;
  }

  redo(): Change | null {
    const step = this.taken.pop();
    if (!step) return null;
    this.done.push(step);
    // An addition that was taken back exists on the server as deleted: it comes back by restoring.
    return step.change.kind === 'add' ? { kind: 'restore', item: step.change.item } : step.change;
  }
}
