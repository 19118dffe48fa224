import { newestVotes } from '../sync/remarks.ts';
import { type Edit, type Entity, keyOf } from '../sync/op.ts';
import type { Suggestion } from '../sync/remarks.ts';
import { type Change, type Known, editsOf } from './change.ts';
import { newId } from './id.ts';

const made = (type: Edit['type'], parent: string, fields: object, id = newId()): Edit => ({ k: 'create', type, id, v: { place: { parent, pos: '' }, fields } });

export const commentEdits = (about: string, text: string): Edit[] => [made('comment', about, { text })];

export const setText = (comment: string, text: string): Edit[] => [{ k: 'set', type: 'comment', id: comment, f: 'text', v: text }];

export const removed = (type: Edit['type'], id: string): Edit[] => [{ k: 'delete', type, id }];

export const travellerEdits = (name: string): Edit[] => [made('traveller', '', { name })];

export const renamed = (traveller: string, name: string): Edit[] => [{ k: 'set', type: 'traveller', id: traveller, f: 'name', v: name }];

/**
 * One's vote on an item: again the same takes it back. Votes that one left behind on another device are taken away, so
 * that none of them counts later.
 */
export function voteEdits(entities: Iterable<Entity>, item: string, user: string, value: 1 | -1): Edit[] {
  const mine = [...entities].filter(({ type, deleted, place, created_by }) => type === 'vote' && !deleted && place.parent === item && created_by === user);
  const newest = newestVotes(mine).get(item)?.get(user);
  if (!newest) return [made('vote', item, { value })];
  const isSame = newest.fields.value === value;
  const stale = mine.filter((vote) => isSame || vote !== newest).flatMap(({ id }) => removed('vote', id));
  return isSame ? stale : [{ k: 'set', type: 'vote', id: newest.id, f: 'value', v: value }, ...stale];
}

/** The server takes this many operations in a suggestion. */
const MOST = 50;

/** The operations that changes come down to, one after another; of two that set the same field the later stands. */
export function proposalOf(known: Known, changes: readonly Change[]): Edit[] {
  const edits = changes.flatMap((change) => editsOf(known, change));
  const isLast = (edit: Edit, at: number) => !edits.slice(at + 1).some((later) => later.k === edit.k && later.id === edit.id && later.f === edit.f);
  return edits.filter(isLast).slice(-MOST);
}

export const suggestionEdits = (about: string, ops: readonly Edit[], text: string): Edit[] => [made('suggestion', about, { ops: [...ops], ...(text ? { text } : {}) })];

const decided = (suggestion: string, status: 'accepted' | 'declined'): Edit => ({ k: 'set', type: 'suggestion', id: suggestion, f: 'status', v: status });

/** What it suggests and that it was accepted, as one step: taking it back opens it again. */
export const acceptEdits = ({ id, ops }: Suggestion): Edit[] => [...ops, decided(id, 'accepted')];

export const declineEdits = (id: string): Edit[] => [decided(id, 'declined')];

/** A suggestion can be accepted while what it changes is there, and what it adds is not. */
export function isPossible({ ops }: Pick<Suggestion, 'ops'>, get: Known['get']): boolean {
  const adds = new Set(ops.filter(({ k }) => k === 'create').map(({ id }) => id));
  return (
    ops.length > 0 &&
    ops.every(({ k, type, id }) => {
      if (type === 'day') return true;
      const entity = get(keyOf(type, id));
      if (k === 'create') return entity === undefined;
      if (k === 'restore') return entity !== undefined;
      return adds.has(id) || (entity !== undefined && !entity.deleted);
    })
  );
}
