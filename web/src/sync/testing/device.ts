import { Replica } from '../replica.ts';
import { type Outcome, Session } from '../session.ts';
import { type Draft, type TripStore, newHead } from '../store.ts';
import type { Edit, LogOp, ServerFrame } from '../op.ts';
import type { ModelServer } from './server.ts';

/** A browser, as far as syncing goes: a store that survives and a session that does not. */
export class Device {
  private session: Session | null = null;
  /** Frames on their way to us; those of a closed connection are lost. */
  private wire: ServerFrame[] = [];
  readonly refused: number[] = [];
  conflicts = 0;

  constructor(
    readonly user: string,
    private readonly server: ModelServer,
    private readonly store: TripStore,
  ) {}

  async boot(): Promise<void> {
    await this.store.begin(newHead(this.server.itinerary), []);
    await this.start();
  }

  /** The process dies between two steps and comes back with what was written down. */
  async crash(): Promise<void> {
    this.wire = [];
    await this.start();
  }

  get replica(): Replica {
    if (!this.session) throw new Error('the device is off');
    return this.session.replica;
  }

  async edit(edits: readonly Edit[]): Promise<void> {
    const b = crypto.randomUUID();
    const drafts = edits.map((edit): Draft => ({ ...edit, base: this.replica.seq, t: '2027-01-01T00:00:00Z', b }));
    this.replica.add(await this.store.append(this.server.itinerary, drafts));
  }

  connect(): void {
    const { session } = this;
    if (!session || session.status !== 'off') return;
    session.connect();
    this.wire.push(...this.server.hello(session.client, this.user, session.replica.seq));
  }

  disconnect(): void {
    this.session?.disconnect();
    this.wire = [];
  }

  /** Sends the next push; `arrives` says how many of its operations do, `answered` whether the answer comes back. */
  push(others: readonly Device[], arrives: number, answered: boolean, isHeard: boolean): void {
    const { session } = this;
    session?.poke();
    const frame = session?.next();
    if (!session || frame?.type !== 'push') return;
    const { answers, news } = this.server.push(session.client, frame.ops.slice(0, arrives));
    if (isHeard) for (const device of [...others, this]) device.hear(news);
    if (answered && arrives > 0) this.wire.push(...answers);
    else this.disconnect();
  }

  hear(news: LogOp[]): void {
    if (news.length > 0 && this.session?.status !== 'off') this.wire.push({ type: 'ops', ops: news });
  }

  twist(twice: boolean): void {
    if (twice) this.wire = this.wire.flatMap((frame) => [frame, frame]);
    else if (this.wire[0]?.type !== 'welcome') this.wire.reverse();
  }

  /** Takes in one frame and writes down what it brought. False when there is none. */
  async receive(): Promise<boolean> {
    const frame = this.wire.shift();
    const { session } = this;
    if (!frame || !session) return false;
    const out = session.receive(frame);
    await this.write(session, out);
    return true;
  }

  /** Takes in all that is on its way. */
  async drain(): Promise<void> {
    if (await this.receive()) await this.drain();
  }

  private async write(session: Session, out: Outcome): Promise<void> {
    for (const { ops } of out.refusals) this.refused.push(...ops.map((op) => op.n));
    this.conflicts += out.conflicts.length;
    const put = out.changed === 'all' ? [...session.replica.baseEntities()] : [...out.changed].flatMap((key) => session.replica.baseOf(key) ?? []);
    const head = { seq: session.replica.seq, acked: session.acked, ackSeq: session.ackSeq };
    await this.store.commit(session.itinerary, { put, whole: out.changed === 'all', gone: out.gone, head });
    if (out.reset) {
      await this.store.renew(session.itinerary, session.acked);
      this.disconnect();
      await this.start();
    } else if (out.pull) {
      this.disconnect();
      this.connect();
    }
  }

  private async start(): Promise<void> {
    const loaded = await this.store.load(this.server.itinerary);
    if (!loaded) throw new Error('the itinerary is not known');
    const { head, entities, pending } = loaded;
    this.session = new Session(head.id, new Replica(this.user, entities, head.seq, pending), head.client, head.acked, head.ackSeq);
  }
}
