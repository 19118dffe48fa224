import { newId } from '../itinerary/id.ts';
import { type News, type Peers, lead, peers } from './leader.ts';
import { memoryStore } from './memory.ts';
import { type Edit, type LogOp, type ServerFrame, keyOf } from './op.ts';
import { type Pending, Replica, isDraft } from './replica.ts';
import { Room, beforeOf } from './room.ts';
import { type Outcome, Session } from './session.ts';
import { type Head, type Person, type Told, type TripStore, asDraft, newHead, withKnown } from './store.ts';
import { openSocket } from './socket.ts';
import type { Line, SyncState } from './state.ts';
import { lostTo, overridden, ownIn } from './told.ts';
import { type OpenTransport, type Transport, backoff, isFinal, openerFor } from './transport.ts';

export type { Line, SyncState };

export interface SyncHooks {
  /** The view changed. */
  changed: () => void;
  state: (state: SyncState) => void;
  /** Operations that joined the log just now. */
  logged: (ops: readonly LogOp[], client: string) => void;
  /** Our updates of texts that met somebody else's, once both are in the base. */
  merged: (ops: readonly Pending[]) => void;
  summary: (replica: Replica) => Head['summary'];
  /** Makes an itinerary known to the server that was made here. Throws a reason not to try again, or fails. */
  create: (body: object) => Promise<void>;
}

const OWN_KEPT = 200;
const TOLD_KEPT = 50;
const BEHIND_MS = 3000;

/** One itinerary on this device: replica, store, tabs and line, wired. */
export class TripSync {
  replica: Replica;
  /** Who else is here. */
  readonly room: Room;
  private session: Session;
  private head: Head | null = null;
  private line: Line = 'off';
  private toldLine: Line = 'off';
  private barred = 0;
  private isLeader = false;
  private isClosed = false;
  private transport: Transport | null = null;
  private fails = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private behind: ReturnType<typeof setTimeout> | undefined;
  /** Steps that touch the store, one after another. */
  private tasks: Promise<unknown> = Promise.resolve();
  private isFlushing = false;
  private isStale = false;
  private readonly tabs: Peers;
  private readonly unlead: () => void;
  private readonly sent = new Map<number, Pending>();
  private awaitingMerge: Pending[] = [];

  constructor(
    readonly id: string,
    readonly user: string,
    private store: TripStore,
    private readonly hooks: SyncHooks,
    private readonly open: OpenTransport = openSocket,
  ) {
    this.replica = new Replica(user);
    this.session = new Session(id, this.replica, '');
    const name = `sojourn-${user}-${id}`;
    this.tabs = peers(name, (what) => this.hear(what));
    this.room = new Room({ leads: () => this.isLeader, tabs: (talk) => this.tabs.tell(talk), send: (frame) => this.transport?.send(frame), logged: hooks.logged });
    void this.step(() => this.load());
    this.unlead = store.durable ? lead(name, () => void this.step(() => this.takeOver())) : lead(`${name}-${newId()}`, () => void this.step(() => this.takeOver()));
  }

  get people(): readonly Person[] {
    return this.head?.people ?? [];
  }

  /** Names that were learnt elsewhere. Who has left keeps theirs: it stands beside what they said. */
  meet(people: readonly Person[]): void {
    void this.step(async () => {
      await this.note({ people: withKnown(people, this.people) });
      this.hooks.changed();
    });
  }

  /** Shows edits at once, as one batch, and writes them down behind. */
  edit(edits: readonly Edit[], b: string = newId(), undoes?: string): void {
    const t = new Date().toISOString();
    const shared = { c: '', n: 0, base: this.replica.seq, t, b, ...(undoes ? { u: undoes } : {}) };
    this.replica.add(edits.map((edit) => ({ ...edit, ...shared })));
    this.hooks.changed();
    this.report();
    if (!this.isFlushing) {
      this.isFlushing = true;
      void this.step(() => this.flush());
    }
  }

  /** When the network, the window or time gives a reason to look again. */
  wake(): void {
    if (!this.isLeader || this.isClosed || this.barred !== 0) return;
    if (this.line === 'off') this.connect();
    else {
      this.session.poke();
      this.push();
    }
  }

  /** The browser says that there is no network: what looks like a line is none. */
  rest(): void {
    if (!this.isLeader || this.line === 'off') return;
    this.hangUp();
    this.lost(1006);
  }

  /** The line is given up and taken up again: whatever was missed is read. */
  reconnect(): void {
    this.barred = 0;
    this.hangUp();
    this.wake();
  }

  /** Refusals and conflicts that the person has seen to. */
  dismiss(keep: Partial<Pick<Head, 'refusals' | 'told'>>): void {
    void this.step(() => this.note(keep));
  }

  /** Everything that was made here is in the store. */
  get settled(): Promise<unknown> {
    return this.tasks;
  }

  close(): void {
    this.isClosed = true;
    this.hangUp();
    this.tabs.close();
    this.unlead();
  }

  private step(run: () => Promise<void>): Promise<void> {
    const next = this.tasks.then(() => (this.isClosed && !this.isFlushing ? undefined : run())).catch((error: unknown) => this.failed(error));
    this.tasks = next;
    return next;
  }

  private async load(): Promise<void> {
    const loaded = await this.store.load(this.id);
    if (!loaded) return this.report();
    const { head, entities, pending } = loaded;
    const drafts = this.replica.pending.filter((op) => isDraft(op) && !pending.some((kept) => kept.b === op.b));
    // What has not changed keeps its identity, so that the screen has nothing to do for it.
    const same = entities.map((entity) => {
      const known = this.replica.baseOf(keyOf(entity.type, entity.id));
      return known && known.seq === entity.seq && known.seq > 0 ? known : entity;
    });
    this.replica = new Replica(this.user, same, head.seq, [...pending, ...drafts]);
    const { status } = this.session;
    this.session = new Session(this.id, this.replica, head.client, head.acked, head.ackSeq);
    if (status !== 'off') this.reconnect();
    this.head = head;
    this.hooks.changed();
    this.report();
  }

  private async takeOver(): Promise<void> {
    this.isLeader = true;
    if (!this.head) {
      await this.store.begin(newHead(this.id), []);
      await this.load();
    }
    this.connect();
  }

  private hear(what: News): void {
    if (what === 'base' || what === 'pending') this.refresh();
    else if (typeof what === 'object') this.room.hear(what);
    else if (this.isLeader) {
      if (what !== 'ask') return;
      this.tabs.tell(this.line === 'on' ? 'on' : 'off');
      this.room.answer();
    } else if (what !== 'ask') {
      this.line = what;
      this.report();
    }
  }

  /** Another tab wrote something down. What leads has the base already and wants only what is to be sent. */
  private refresh(): void {
    if (this.isStale) return;
    this.isStale = true;
    void this.step(async () => {
      this.isStale = false;
      if (!this.isLeader) return this.load();
      const loaded = await this.store.load(this.id);
      if (!loaded) return;
      this.head = loaded.head;
      this.replica.setPending([...loaded.pending, ...this.replica.pending.filter(isDraft)]);
      this.hooks.changed();
      this.push();
    });
  }

  private async flush(): Promise<void> {
    this.isFlushing = false;
    const drafts = this.replica.pending.filter(isDraft);
    if (drafts.length === 0) return;
    if (!this.head) {
      await this.store.begin(newHead(this.id), []);
      this.head = (await this.store.load(this.id))?.head ?? null;
    }
    const kept = await this.store.append(this.id, drafts.map(asDraft), this.hooks.summary(this.replica));
    const numbered = new Map(drafts.map((draft, at) => [draft, kept[at] ?? draft]));
    this.replica.setPending(this.replica.pending.map((op) => numbered.get(op) ?? op));
    this.tabs.tell('pending');
    this.push();
    this.report();
  }

  private connect(): void {
    clearTimeout(this.retry);
    if (this.isClosed || this.transport || this.line === 'connecting') return;
    this.line = 'connecting';
    this.report();
    void this.dial();
  }

  private async dial(): Promise<void> {
    if (!(await this.announced())) return;
    const open = await openerFor(this.fails, this.replica.seq === 0, this.open);
    if (!open) return this.lost(1006);
    if (this.isClosed || this.transport || this.line !== 'connecting') return;
    let mine: Transport | null = null;
    const isMine = (): boolean => mine !== null && this.transport === mine;
    mine = open(this.id, {
      opened: () => isMine() && this.transport?.send(this.session.connect()),
      frame: (frame) => {
        if (!isMine()) return;
        // Who is where is worth nothing later, so it does not wait for the store.
        this.room.take(frame);
        void this.step(() => (isMine() ? this.take(frame) : Promise.resolve()));
      },
      closed: (code) => isMine() && this.lost(code),
    });
    this.transport = mine;
  }

  /** The server knows the itinerary; if it was made here, it is told first. */
  private async announced(): Promise<boolean> {
    await this.tasks;
    const body = this.head?.create;
    if (!body) return true;
    try {
      await this.hooks.create(body);
    } catch {
      this.lost(1006);
      return false;
    }
    await this.step(async () => {
      if (!this.head) return;
      await this.store.commit(this.id, { head: { create: undefined } });
      this.head = { ...this.head, create: undefined };
    });
    return true;
  }

  private hangUp(): void {
    clearTimeout(this.retry);
    clearTimeout(this.behind);
    const { transport } = this;
    this.transport = null;
    this.line = 'off';
    this.session.disconnect();
    transport?.close();
    if (transport && !this.isClosed) this.room.renew();
  }

  private lost(code: number): void {
    this.hangUp();
    this.fails = code === 1000 ? 0 : this.fails + 1;
    if (isFinal(code)) this.barred = code;
    else if (!this.isClosed) this.retry = setTimeout(() => this.connect(), backoff(Math.max(0, this.fails - 2)));
    this.report();
  }

  private async take(frame: ServerFrame): Promise<void> {
    if (frame.type === 'presence' || frame.type === 'ping') return;
    if (frame.type === 'welcome') this.greeted(frame.user);
    const before = beforeOf(frame, this.session);
    const out = this.session.receive(frame);
    const told = [...overridden(out.conflicts, this.sent), ...lostTo(out.ops, this.head?.own ?? [], this.session.client)];
    await this.write(out, told, frame.type === 'welcome' ? { ...(frame.role ? { role: frame.role } : {}), ...(frame.people ? { people: withKnown(frame.people, this.people) } : {}) } : {});
    if (out.ops.length > 0) this.hooks.logged(out.ops, this.session.client);
    if (before) this.room.done(out.ops, this.session.client, before);
    this.awaitingMerge.push(...out.merged);
    if (out.changed === 'all' || out.changed.size > 0 || out.gone.length > 0) this.hooks.changed();
    if (out.reset) await this.renew();
    else if (out.pull) this.reconnect();
    else this.goOn();
    this.report();
  }

  private greeted(user: string): void {
    this.line = 'on';
    this.fails = 0;
    this.barred = 0;
    // Somebody else has signed in meanwhile: what is here is not theirs to see or to send.
    if (user !== '' && user !== this.user) location.reload();
  }

  private goOn(): void {
    clearTimeout(this.behind);
    if (this.session.isBehind) this.behind = setTimeout(() => this.reconnect(), BEHIND_MS);
    else if (this.awaitingMerge.length > 0) this.hooks.merged(this.awaitingMerge.splice(0));
    this.push();
  }

  private push(): void {
    if (!this.isLeader || !this.transport) return;
    const frame = this.session.next();
    if (frame?.type !== 'push') return;
    for (const op of frame.ops) this.sent.set(op.n, op);
    this.transport.send(frame);
    clearTimeout(this.behind);
    this.behind = setTimeout(() => this.reconnect(), 4 * BEHIND_MS);
  }

  private async write(out: Outcome, told: readonly Told[], more: Partial<Head>): Promise<void> {
    const { replica, session } = this;
    const put = out.changed === 'all' ? [...replica.baseEntities()] : [...out.changed].flatMap((key) => replica.baseOf(key) ?? []);
    const own = ownIn(out.ops, session.client, (op) => replica.keyFor(op));
    const summary = this.hooks.summary(replica);
    const patch: Partial<Head> = {
      seq: replica.seq,
      acked: session.acked,
      ackSeq: session.ackSeq,
      syncedAt: Date.now(),
      own: [...(this.head?.own ?? []), ...own].slice(-OWN_KEPT),
      refusals: [...(this.head?.refusals ?? []), ...out.refusals].slice(-TOLD_KEPT),
      told: [...(this.head?.told ?? []), ...told].slice(-TOLD_KEPT),
      ...more,
      ...(summary ? { summary } : {}),
    };
    await this.store.commit(this.id, { put, whole: out.changed === 'all', gone: out.gone, head: patch });
    if (this.head) this.head = { ...this.head, ...patch };
    this.tabs.tell('base');
  }

  private async note(patch: Partial<Head>): Promise<void> {
    await this.store.commit(this.id, { head: patch });
    if (this.head) this.head = { ...this.head, ...patch };
    this.tabs.tell('base');
    this.report();
  }

  private async renew(): Promise<void> {
    this.hangUp();
    await this.store.renew(this.id, this.session.acked);
    await this.load();
    this.sent.clear();
    this.connect();
  }

  private failed(error: unknown): Promise<void> | void {
    if (this.store.durable && error instanceof DOMException) return this.degrade();
    reportError(error);
  }

  /** The browser keeps nothing (any more): from here on the page is all there is, and it says so. */
  private async degrade(): Promise<void> {
    const { replica, session } = this;
    const head = { ...(this.head ?? newHead(this.id)), seq: replica.seq, acked: session.acked, ackSeq: session.ackSeq };
    const numbered = replica.pending.filter((op) => !isDraft(op));
    // A tab that does not lead may not count under the client id of the one that does.
    const own = this.isLeader ? head : { ...head, client: newId(), n: 0, acked: 0 };
    this.head = own;
    this.store = memoryStore({ head: own, entities: [...replica.baseEntities()], pending: this.isLeader ? numbered : [] });
    await this.load();
    await this.flush();
    if (!this.isLeader) await this.takeOver();
    this.report();
  }

  private report(): void {
    const { pending, seq } = this.replica;
    if (this.isLeader && this.line !== this.toldLine) {
      this.toldLine = this.line;
      this.tabs.tell(this.line === 'on' ? 'on' : 'off');
    }
    this.hooks.state({
      isKnown: seq > 0 || this.replica.get(keyOf('itinerary', this.id)) !== undefined,
      line: this.line,
      barred: this.barred,
      drafts: pending.filter(isDraft).length,
      unsent: pending.filter((op) => isDraft(op) || (op.c === this.session.client && op.n > this.session.acked)).length,
      durable: this.store.durable,
      head: this.head,
    });
  }
}

