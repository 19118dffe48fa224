import { newId } from '../itinerary/id.ts';
import type { ItinerarySummary } from '../itinerary/model.ts';
import type { Entity, LocalOp } from './op.ts';
import type { Refusal } from './session.ts';

/** Somebody else changed what we changed, and one of both was overridden. */
export interface Told {
  id: string;
  key: string;
  field: string;
  /** Who the other is. */
  by: string;
  /** Whether our value lost. */
  lost: boolean;
  mine: unknown;
  theirs: unknown;
  at: string;
}

export interface Person {
  user_id: string;
  name: string;
  role: string;
}

export interface Own {
  seq: number;
  key: string;
  field: string;
  v: unknown;
}

/** What is known about an itinerary beside its entities. */
export interface Head {
  id: string;
  client: string;
  /** The counter of the newest operation made under `client`. */
  n: number;
  /** Number of the last operation in the base. */
  seq: number;
  acked: number;
  ackSeq: number;
  /** When the server was last heard, milliseconds. */
  syncedAt: number;
  refusals: Refusal[];
  told: Told[];
  /** What we changed lately, as the log numbers it: somebody may override it yet. */
  own: Own[];
  /** Who has access, and as what; for names beside changes. */
  role: string;
  people: Person[];
  /** The itinerary was made on this device and the server has not heard of it yet. */
  create?: object | undefined;
  summary?: ItinerarySummary;
}

export interface Loaded {
  head: Head;
  entities: Entity[];
  pending: LocalOp[];
}

/** An operation before it is written down: without the client and its counter. */
export type Draft = Omit<LocalOp, 'c' | 'n'>;

export interface Commit {
  /** Entities of the base as they are now. */
  put?: readonly Entity[];
  /** `put` is the whole base: what is not in it goes. */
  whole?: boolean;
  gone?: readonly Pick<LocalOp, 'c' | 'n'>[];
  head?: Partial<Head>;
}

/** Where an account's itineraries are kept on this device. Every method is one transaction. */
export interface TripStore {
  /** False when it ends with the page. */
  readonly durable: boolean;
  load: (id: string) => Promise<Loaded | null>;
  /** Makes the itinerary known, with what it starts with; one that is known stays as it is. */
  begin: (head: Head, entities: readonly Entity[]) => Promise<void>;
  /** Gives operations their counters and keeps them. */
  append: (id: string, drafts: readonly Draft[], summary?: ItinerarySummary) => Promise<LocalOp[]>;
  commit: (id: string, commit: Commit) => Promise<void>;
  /** Takes a new client id and counts anew what was made after `acked`. */
  renew: (id: string, acked: number) => Promise<void>;
  forget: (id: string) => Promise<void>;
  heads: () => Promise<Head[]>;
  /** Operations on this device that no server has acknowledged, by itinerary. */
  unsent: () => Promise<Map<string, number>>;
  getMeta: (key: string) => Promise<unknown>;
  setMeta: (key: string, value: unknown) => Promise<void>;
  close: () => void;
}

export const newHead = (id: string): Head => ({ id, client: newId(), n: 0, seq: 0, acked: 0, ackSeq: 0, syncedAt: 0, refusals: [], told: [], own: [], role: '', people: [] });

export const asDraft = ({ c: _c, n: _n, ...draft }: LocalOp): Draft => draft;

const PEOPLE_KEPT = 400;

/** Who has left keeps a name: it stands beside what they said. */
export const withKnown = (people: readonly Person[], before: readonly Person[]): Person[] =>
  [...people, ...before.filter(({ user_id }) => !people.some((person) => person.user_id === user_id))].slice(0, PEOPLE_KEPT);

/** Leftovers of an earlier client id were acknowledged under it, so they are the older ones. */
export function inOrder(pending: readonly LocalOp[], client: string): LocalOp[] {
  return pending.toSorted((a, b) => Number(a.c === client) - Number(b.c === client) || a.n - b.n);
}

/** Counters for drafts, and the head that remembers them. */
export function numbered(head: Head, drafts: readonly Draft[]): { head: Head; ops: LocalOp[] } {
  const ops = drafts.map((draft, index): LocalOp => ({ c: head.client, n: head.n + index + 1, ...draft }));
  return { head: { ...head, n: head.n + drafts.length }, ops };
}

export function renewed(head: Head, pending: readonly LocalOp[], acked: number): { head: Head; gone: LocalOp[]; ops: LocalOp[] } {
  const client = newId();
  const gone = inOrder(pending, head.client).filter((op) => op.c === head.client && op.n > acked);
  const ops = gone.map((op, index) => ({ ...op, c: client, n: index + 1 }));
  return { head: { ...head, client, n: ops.length, acked: 0 }, gone, ops };
}
