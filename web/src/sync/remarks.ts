import { type Edit, ENTITY_TYPES, type Entity, type Kind } from './op.ts';

export interface Comment {
  id: string;
  text: string;
  by: string;
  at: string;
  isEdited: boolean;
}

/** Who is for an item, and who against it. */
export interface Tally {
  up: readonly string[];
  down: readonly string[];
}

export interface Suggestion {
  id: string;
  /** The item that it is about, or empty. */
  about: string;
  text: string;
  ops: readonly Edit[];
  status: 'open' | 'accepted' | 'declined';
  by: string;
  at: string;
  decidedBy: string;
}

export interface Traveller {
  id: string;
  name: string;
  /** Empty for who has no account. */
  user: string;
}

/** What people say about the trip, and who goes on it. */
export interface Remarks {
  /** By what they are about, oldest first. */
  comments: ReadonlyMap<string, readonly Comment[]>;
  /** By item. */
  votes: ReadonlyMap<string, Tally>;
  suggestions: readonly Suggestion[];
  travellers: readonly Traveller[];
}

export const NO_REMARKS: Remarks = { comments: new Map(), votes: new Map(), suggestions: [], travellers: [] };

const SHOWN: ReadonlySet<string> = new Set(['comment', 'vote', 'suggestion', 'traveller']);
const KINDS: ReadonlySet<unknown> = new Set<Kind>(['create', 'set', 'place', 'delete', 'restore']);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Ids are made from the clock, so they tell what came first where the clock does not. */
const byAge = (a: Entity, b: Entity): number => (a.created_at === b.created_at ? (a.id < b.id ? -1 : 1) : a.created_at < b.created_at ? -1 : 1);

/** An operation of a suggestion, or null for what is none: it came from somebody else's program. */
export function editIn(value: unknown): Edit | null {
  if (!isRecord(value) || !KINDS.has(value.k) || typeof value.id !== 'string') return null;
  const type = ENTITY_TYPES.find((known) => known === value.type);
  if (!type) return null;
  const { k, id, f, v } = value;
  return { k: k as Kind, type, id, ...(typeof f === 'string' && f !== '' ? { f } : {}), ...(v === undefined ? {} : { v }) };
}

const commentOf = ({ id, fields, created_by, created_at, updated_at }: Entity): Comment => ({ id, text: text(fields.text), by: created_by, at: created_at, isEdited: updated_at !== created_at });

function suggestionOf({ id, place, fields, created_by, created_at, updated_by }: Entity): Suggestion {
  const ops = Array.isArray(fields.ops) ? fields.ops.map(editIn).filter((op) => op !== null) : [];
  const status = fields.status === 'accepted' || fields.status === 'declined' ? fields.status : 'open';
  return { id, about: place.parent, text: text(fields.text), ops, status, by: created_by, at: created_at, decidedBy: status === 'open' ? '' : updated_by };
}

/** What is not in the log yet is newer than all that is. */
const isNewer = (a: Entity, b: Entity): boolean => (a.seq || Infinity) > (b.seq || Infinity) || (a.seq === b.seq && a.updated_at > b.updated_at);

/** Of one person's votes on an item the newest counts. */
export function newestVotes(votes: readonly Entity[]): Map<string, Map<string, Entity>> {
  const items = new Map<string, Map<string, Entity>>();
  for (const vote of votes) {
    const voters = items.get(vote.place.parent) ?? new Map<string, Entity>();
    items.set(vote.place.parent, voters);
    const known = voters.get(vote.created_by);
    if (!known || isNewer(vote, known)) voters.set(vote.created_by, vote);
  }
  return items;
}

function talliesOf(votes: readonly Entity[]): Map<string, Tally> {
  const side = (voters: ReadonlyMap<string, Entity>, value: number) => [...voters].filter(([, vote]) => vote.fields.value === value).map(([user]) => user);
  return new Map([...newestVotes(votes)].map(([item, voters]) => [item, { up: side(voters, 1), down: side(voters, -1) }]));
}

function grouped(comments: readonly Entity[]): Map<string, Comment[]> {
  const threads = new Map<string, Comment[]>();
  for (const comment of comments) {
    const thread = threads.get(comment.place.parent) ?? [];
    threads.set(comment.place.parent, [...thread, commentOf(comment)]);
  }
  return threads;
}

/** Remarks of a list of entities; what is about nothing that the trip shows is still there. */
export function remarksOf(entities: readonly Entity[]): Remarks {
  const of = (type: Entity['type']) => entities.filter((entity) => entity.type === type).toSorted(byAge);
  return {
    comments: grouped(of('comment')),
    votes: talliesOf(of('vote')),
    suggestions: of('suggestion').map(suggestionOf),
    travellers: of('traveller').map(({ id, fields }) => ({ id, name: text(fields.name), user: text(fields.user_id) })),
  };
}

/** Reads remarks anew only when one has changed: entities never change in place. */
export function steadyRemarks(): (entities: Iterable<Entity>) => Remarks {
  let before: readonly Entity[] = [];
  let remarks = NO_REMARKS;
  return (entities) => {
    const now = [...entities].filter((entity) => SHOWN.has(entity.type) && !entity.deleted);
    if (now.length !== before.length || now.some((entity, at) => entity !== before[at])) {
      before = now;
      remarks = remarksOf(now);
    }
    return remarks;
  };
}

/** How much an item is liked. */
export const scoreOf = (tally: Tally | undefined): number => (tally ? tally.up.length - tally.down.length : 0);
