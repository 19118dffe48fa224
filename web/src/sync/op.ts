import type { Doing } from './peer.ts';

/** The words of docs/architecture/live.md, as types. */
export type Kind = 'create' | 'set' | 'place' | 'delete' | 'restore';

export const ENTITY_TYPES = ['itinerary', 'day', 'item', 'comment', 'vote', 'suggestion', 'check', 'expense', 'traveller', 'member'] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

export interface EntityPlace {
  /** A date, another entity, or empty. */
  parent: string;
  pos: string;
}

export type Fields = Readonly<Record<string, unknown>>;

/** What was typed together into one text register since it was last set whole. */
export interface TextLog {
  base: string;
  /** Yjs updates, base64, in the log's order. */
  y: readonly string[];
}

export interface Entity {
  id: string;
  type: EntityType;
  place: EntityPlace;
  fields: Fields;
  deleted: boolean;
  /** Number of the last operation on it; 0 for what only this device knows. */
  seq: number;
  created_by: string;
  created_at: string;
  updated_by: string;
  updated_at: string;
  text?: Readonly<Record<string, TextLog>>;
}

/** What an operation does, before it has a number. */
export interface Edit {
  k: Kind;
  type: EntityType;
  id: string;
  f?: string;
  v?: unknown;
}

/** An operation as its maker keeps and sends it. */
export interface LocalOp extends Edit {
  c: string;
  n: number;
  base: number;
  t: string;
  b: string;
  u?: string;
}

/** An operation as the log holds it. */
export interface LogOp extends Omit<Edit, 'type'> {
  type?: EntityType;
  seq: number;
  by: string;
  at: string;
  over?: number;
  c?: string;
  n?: number;
  b?: string;
  u?: string;
}

/** The body that the server refuses with (RFC 9457). */
export interface Problem {
  title?: string;
  detail?: string;
  status?: number;
  errors?: { location?: string; message?: string }[] | null;
}

export interface Conflict {
  n: number;
  id: string;
  f?: string;
  seq: number;
  by: string;
  at: string;
  v?: unknown;
}

export interface Snapshot {
  seq: number;
  entities: Entity[];
}

export interface Welcome {
  type: 'welcome';
  seq: number;
  last: number;
  user: string;
  role: string;
  colour?: number;
  key?: string;
  people?: { user_id: string; name: string; role: string }[];
  snapshot?: Snapshot;
  refused?: { n: number; problem: Problem }[];
}

export type ServerFrame =
  | Welcome
  | { type: 'ops'; ops: LogOp[] }
  | { type: 'ack'; last: number; seq: number; conflicts?: Conflict[] | null; merged?: number[] | null }
  | { type: 'reject'; n: number; last: number; problem: Problem; code?: undefined }
  | { type: 'reject'; code: 'client_reset'; last: number }
  | { type: 'presence'; peers?: unknown }
  | { type: 'ping' };

export type ClientFrame =
  | { type: 'hello'; itinerary: string; since: number; client: string; schema: 1 }
  | { type: 'push'; ops: LocalOp[] }
  | ({ type: 'presence'; off?: true } & Doing)
  | { type: 'ping' };

/** Types share ids (a member's id is a user's), so the map of entities is keyed by both. */
export const keyOf = (type: EntityType, id: string): string => `${type}/${id}`;

/** A register is what a conflict is about: one field, the place, or being there at all. */
export function registerOf(op: Pick<Edit, 'k' | 'f'>): string {
  if (op.k === 'set') return op.f ?? '';
  return op.k === 'place' ? 'place' : 'deleted';
}
