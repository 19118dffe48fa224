import { type ClientFrame, type Conflict, type LogOp, type Problem, type ServerFrame, type Welcome } from './op.ts';
import { type Pending, type Replica, isDraft } from './replica.ts';

/** Operations that the server will never take, and why. */
export interface Refusal {
  ops: Pending[];
  problem: Problem;
}

/** What a frame brought about: written down by the client, told to the person, answered to the server. */
export interface Outcome {
  /** Entities whose base changed; `all` when it was replaced. */
  changed: ReadonlySet<string> | 'all';
  ops: readonly LogOp[];
  gone: Pending[];
  refusals: Refusal[];
  conflicts: Conflict[];
  /** Our updates of texts that met somebody else's. */
  merged: Pending[];
  /** The client id is used up: take a new one and queue anew what was not acknowledged. */
  reset: boolean;
  /** Something between the base and what came is missing. */
  pull: boolean;
}

const PUSH = 500;

const nothing = (): Outcome => ({ changed: new Set(), ops: [], gone: [], refusals: [], conflicts: [], merged: [], reset: false, pull: false });

/**
 * Greeting, catching up, pushing: what one client and the server owe each other, without a socket, a store or a clock.
 *
 * An operation stays pending until it is in the base: until it arrives, or the base has reached the number at which it
 * was acknowledged. Whatever is lost on the way is sent again under the same counter, and the server applies it once.
 */
export class Session {
  status: 'off' | 'greeting' | 'catching' | 'ready' = 'off';
  private target = 0;
  private inFlight = false;
  private isStuck = false;

  constructor(
    readonly itinerary: string,
    readonly replica: Replica,
    public client: string,
    public acked = 0,
    public ackSeq = 0,
  ) {}

  /** The server has something we have not read. */
  get isBehind(): boolean {
    return this.replica.seq < Math.max(this.target, this.ackSeq);
  }

  connect(): ClientFrame {
    this.status = 'greeting';
    this.inFlight = false;
    return { type: 'hello', itinerary: this.itinerary, since: this.replica.seq, client: this.client, schema: 1 };
  }

  disconnect(): void {
    this.status = 'off';
    this.inFlight = false;
    this.isStuck = false;
  }

  /** After time has passed: what brought nothing may be tried again. */
  poke(): void {
    this.isStuck = false;
  }

  /** The next push, whole batches, oldest first; null while there is nothing to say or an answer is awaited. */
  next(): ClientFrame | null {
    if (this.status !== 'ready' || this.inFlight || this.isStuck) return null;
    const unsent = this.replica.pending.filter((op) => op.c === this.client && op.n > this.acked);
    if (unsent.length === 0) return null;
    let end = Math.min(PUSH, unsent.length);
    while (end < unsent.length && unsent[end]?.b === unsent[end - 1]?.b) end++;
    this.inFlight = true;
    return { type: 'push', ops: unsent.slice(0, end) };
  }

  receive(frame: ServerFrame): Outcome {
    const out = nothing();
    switch (frame.type) {
      case 'welcome':
        this.welcome(frame, out);
        break;
      case 'ops':
        this.ops(frame.ops, out);
        break;
      case 'ack':
        this.inFlight = false;
        this.isStuck = frame.last <= this.acked && this.unacked().length > 0;
        this.acked = Math.max(this.acked, frame.last);
        this.ackSeq = Math.max(this.ackSeq, frame.seq);
        out.conflicts = frame.conflicts ?? [];
        out.merged = this.replica.pending.filter((op) => op.c === this.client && frame.merged?.includes(op.n));
        break;
      case 'reject':
        if (frame.code === 'client_reset') out.reset = true;
        else this.refuse(frame.n, frame.problem, out);
        break;
    }
    this.settle(out);
    if (this.status === 'catching' && this.replica.seq >= this.target) this.status = 'ready';
    return out;
  }

  private welcome(frame: Welcome, out: Outcome): void {
    const isGreeting = this.status === 'greeting';
    this.status = 'catching';
    this.target = frame.seq;
    for (const { n, problem } of frame.refused ?? []) this.refuse(n, problem, out);
    if (frame.snapshot) {
      this.replica.adopt(frame.snapshot);
      out.changed = 'all';
      this.ackSeq = Math.min(this.ackSeq, frame.snapshot.seq);
      this.drop((op) => !isDraft(op) && (op.c !== this.client || op.n <= frame.last), out);
    }
    // A server that was set back knows less of us than it once acknowledged.
    this.acked = Math.min(this.acked, frame.last);
    out.reset = isGreeting && this.isAhead(frame.last);
  }

  private ops(ops: readonly LogOp[], out: Outcome): void {
    const fresh = ops.filter((op) => op.seq > this.replica.seq);
    const { ok, changed } = this.replica.apply(ops);
    out.changed = changed;
    out.pull = !ok;
    out.ops = fresh.filter((op) => op.seq <= this.replica.seq);
    this.target = Math.max(this.target, fresh.at(-1)?.seq ?? 0);
    for (const op of out.ops) {
      const mine = op.c === undefined ? undefined : this.replica.pending.find((waiting) => waiting.c === op.c && waiting.n === op.n);
      if (!mine) continue;
      if (!isSame(mine, op)) out.reset = true;
      else out.gone.push(mine);
    }
    if (out.gone.length > 0) {
      const gone = new Set(out.gone);
      this.replica.setPending(this.replica.pending.filter((op) => !gone.has(op)));
    }
  }

  /** A batch is refused as one. */
  private refuse(n: number, problem: Problem, out: Outcome): void {
    const first = this.replica.pending.find((op) => op.c === this.client && op.n === n);
    if (!first) return;
    const ops = this.replica.pending.filter((op) => op.b === first.b);
    out.refusals.push({ ops, problem });
    this.drop((op) => op.b === first.b, out);
  }

  private settle(out: Outcome): void {
    if (out.reset || this.replica.seq < this.ackSeq) return;
    this.drop((op) => !isDraft(op) && (op.c !== this.client || op.n <= this.acked), out);
  }

  private drop(isGone: (op: Pending) => boolean, out: Outcome): void {
    const gone = this.replica.pending.filter(isGone);
    if (gone.length === 0) return;
    out.gone.push(...gone);
    this.replica.setPending(this.replica.pending.filter((op) => !isGone(op)));
  }

  private unacked(): Pending[] {
    return this.replica.pending.filter((op) => op.c === this.client && op.n > this.acked);
  }

  /** What the server would need first is not here any more: under this client id nothing can follow. */
  private isAhead(last: number): boolean {
    const first = this.unacked()[0];
    return first !== undefined && first.n > last + 1;
  }
}

/** The value does not count: the server may have normalised it. */
const isSame = (mine: Pending, logged: LogOp): boolean =>
  mine.k === logged.k && mine.id === logged.id && (mine.f ?? '') === (logged.f ?? '') && mine.b === (logged.b ?? mine.b);
