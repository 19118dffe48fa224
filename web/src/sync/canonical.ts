import type { Entity } from './op.ts';

const SEPARATORS = /[\u2028\u2029]/g;

/** As Go writes it: the two separators escaped, everything else as JSON.stringify does. */
const quoted = (text: string): string => JSON.stringify(text).replace(SEPARATORS, (mark) => (mark === '\u2028' ? '\\u2028' : '\\u2029'));

/** JSON with its keys sorted and no spaces: equal values have equal texts, here and on the server. */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${quoted(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}

const order = (a: Entity, b: Entity): number => {
  const [left, right] = a.id === b.id ? [a.type, b.type] : [a.id, b.id];
  if (left === right) return 0;
  return left < right ? -1 : 1;
};

/** What two replicas must agree on, as one text. */
export function stateText(entities: Iterable<Entity>): string {
  const rows = [...entities].toSorted(order).map(({ id, type, place, fields, deleted, seq }) => ({ id, type, place, fields, deleted, seq }));
  return canonical(rows);
}

export async function stateHash(entities: Iterable<Entity>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(stateText(entities)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
