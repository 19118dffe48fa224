import { isDeepStrictEqual } from 'node:util';
import { type Conflict, type Edit, type Entity, type LocalOp, type LogOp, type Problem, type ServerFrame, keyOf, registerOf } from '../op.ts';
import { isEmpty, ownerMade, reduce } from '../reduce.ts';

interface Heard {
  last: number;
  payloads: Map<number, string>;
  refused: Map<number, Problem>;
}

const payload = ({ k, type, id, f, v }: Edit): string => JSON.stringify([k, type, id, f, v]);
const REFUSED: Problem = { title: 'Unprocessable', status: 422, detail: 'is refused by the model' };

/**
 * The server of docs/architecture/live.md for one itinerary, in memory and without a network: numbers operations, applies
 * each once, tells conflicts, and forgets its log when it is told to.
 */
export class ModelServer {
  readonly log: LogOp[] = [];
  readonly entities = new Map<string, Entity>();
  private readonly clients = new Map<string, Heard>();
  private readonly users = new Map<string, string>();
  private compactedTo = 0;
  private readonly writers = new Map<string, { seq: number; c: string | undefined; v: unknown }>();

  constructor(readonly itinerary = 'trip') {
    this.append({ k: 'create', type: 'itinerary', id: itinerary, v: { place: { parent: '', pos: '' }, fields: { name: 'Trip' } } }, { by: 'owner' });
  }

  get seq(): number {
    return this.log.length;
  }

  /** Whoever is further behind than this gets a snapshot. */
  compact(): void {
    this.compactedTo = this.seq;
  }

  hello(client: string, user: string, since: number): ServerFrame[] {
    this.users.set(client, user);
    const { last, refused } = this.heard(client);
    const isOld = since < this.compactedTo || since > this.seq;
    const snapshot = isOld ? { seq: this.seq, entities: structuredClone([...this.entities.values()]) } : undefined;
    const told = [...refused].map(([n, problem]) => ({ n, problem }));
    const welcome: ServerFrame = { type: 'welcome', seq: this.seq, last, user, role: 'editor', refused: told, ...(snapshot ? { snapshot } : {}) };
    return isOld || since === this.seq ? [welcome] : [welcome, { type: 'ops', ops: this.log.slice(since) }];
  }

  /** Answers for the pusher, and what everybody hears. */
  push(client: string, ops: readonly LocalOp[]): { answers: ServerFrame[]; news: LogOp[] } {
    const heard = this.heard(client);
    const answers: ServerFrame[] = [];
    const conflicts: Conflict[] = [];
    const from = this.seq;
    for (const batch of batches(ops)) {
      const repeated = batch.filter((op) => op.n <= heard.last);
      if (repeated.some((op) => heard.payloads.get(op.n) !== payload(op))) return { answers: [{ type: 'reject', code: 'client_reset', last: heard.last }], news: this.log.slice(from) };
      for (const op of repeated) if (heard.refused.has(op.n)) answers.push({ type: 'reject', n: op.n, last: heard.last, problem: REFUSED });
      const fresh = batch.filter((op) => op.n > heard.last);
      const first = fresh[0];
      if (!first) continue;
      if (first.n !== heard.last + 1) break;
      for (const op of fresh) heard.payloads.set(op.n, payload(op));
      heard.last = fresh.at(-1)?.n ?? heard.last;
      if (!this.applies(fresh)) {
        for (const op of fresh) heard.refused.set(op.n, REFUSED);
        answers.push({ type: 'reject', n: first.n, last: heard.last, problem: REFUSED });
        continue;
      }
      for (const op of fresh) conflicts.push(...this.take(op));
    }
    answers.push({ type: 'ack', last: heard.last, seq: this.seq, conflicts });
    return { answers, news: this.log.slice(from) };
  }

  private heard(client: string): Heard {
    const known = this.clients.get(client) ?? { last: 0, payloads: new Map(), refused: new Map() };
    this.clients.set(client, known);
    return known;
  }

  /** A batch is taken whole or not at all. A title "bad" is what the model refuses on principle. */
  private applies(batch: readonly LocalOp[]): boolean {
    const tried = new Map<string, Entity>();
    return batch.every((op) => {
      const key = keyOf(op.type, op.id);
      const next = reduce(tried.get(key) ?? this.entities.get(key), op, { seq: 0, by: '', at: '' });
      if (next) tried.set(key, next);
      return next !== null && op.v !== 'bad';
    });
  }

  private take(op: LocalOp): Conflict[] {
    const register = `${keyOf(op.type, op.id)} ${registerOf(op)}`;
    const before = this.writers.get(register);
    const isOver = before !== undefined && before.c !== op.c && before.seq > op.base && !isDeepStrictEqual(before.v, op.v) && op.k !== 'create';
    const over = isOver ? { over: before.seq } : {};
    const seq = this.append(op, { by: this.users.get(op.c) ?? '', c: op.c, n: op.n, b: op.b, ...over });
    this.writers.set(register, { seq, c: op.c, v: op.v });
    return isOver ? [{ n: op.n, id: op.id, ...(op.f ? { f: op.f } : {}), seq: before.seq, by: '', at: '', v: before.v }] : [];
  }

  private append({ k, type, id, f, v }: Edit, more: Pick<LogOp, 'by' | 'c' | 'n' | 'b' | 'over'>): number {
    const logged: LogOp = { k, type, id, ...(f ? { f } : {}), ...(isEmpty(v) ? {} : { v }), seq: this.seq + 1, at: '2027-01-01T00:00:00.000000Z', ...structuredClone(more) };
    const key = keyOf(type, id);
    const next = reduce(this.entities.get(key), { k, type, id, ...(f ? { f } : {}), v }, { seq: logged.seq, by: logged.by, at: logged.at });
    const owner = ownerMade({ k, type, id, v }, { seq: logged.seq, by: logged.by, at: logged.at });
    if (next) this.entities.set(key, next);
    if (owner) this.entities.set(keyOf('member', owner.id), owner);
    this.log.push(logged);
    return logged.seq;
  }
}

function batches(ops: readonly LocalOp[]): LocalOp[][] {
  const found: LocalOp[][] = [];
  for (const op of ops) {
    const open = found.at(-1);
    if (open?.[0]?.b === op.b) open?.push(op);
    else found.push([op]);
  }
  return found;
}
