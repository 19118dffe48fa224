import type { Edit, Entity, EntityPlace, Fields, LogOp, TextLog } from './op.ts';

/** Who made an operation, when, and its number. */
export interface Stamp {
  seq: number;
  by: string;
  at: string;
}

/** An update of a text that people write together, and the text it gives. */
export interface TextUpdate {
  y: string;
  text: string;
  whole?: boolean;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

export const isTextUpdate = (value: unknown): value is TextUpdate =>
  isRecord(value) && typeof value.y === 'string' && typeof value.text === 'string';

/** An empty value is the same as no field; zero is a value. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}

function withField(fields: Fields, field: string, value: unknown): Fields {
  if (!isEmpty(value)) return { ...fields, [field]: value };
  const { [field]: _gone, ...rest } = fields;
  return rest;
}

function placeOf(value: unknown): EntityPlace {
  const { parent, pos } = isRecord(value) ? value : {};
  return { parent: typeof parent === 'string' ? parent : '', pos: typeof pos === 'string' ? pos : '' };
}

function created(op: Edit, { seq, by, at }: Stamp): Entity {
  const given = isRecord(op.v) ? op.v : {};
  const fields = isRecord(given.fields) ? given.fields : {};
  const kept = Object.entries(fields).filter(([, value]) => !isEmpty(value));
  return {
    id: op.id,
    type: op.type,
    place: placeOf(given.place),
    fields: Object.fromEntries(kept),
    deleted: false,
    seq,
    created_by: by,
    created_at: at,
    updated_by: by,
    updated_at: at,
  };
}

/** Setting a string whole forgets the updates; an update joins those that are there. */
function withText(entity: Entity, field: string, value: unknown): Entity {
  const { [field]: before, ...others } = entity.text ?? {};
  const { text: _text, ...plain } = entity;
  const keep = (logs: Record<string, TextLog>): Entity => (Object.keys(logs).length > 0 ? { ...plain, text: logs } : plain);
  if (!isTextUpdate(value)) return before ? keep(others) : entity;
  const was = entity.fields[field];
  const log = before ?? { base: typeof was === 'string' ? was : '', y: [] };
  return keep({ ...others, [field]: { base: log.base, y: [...log.y, value.y] } });
}

function set(entity: Entity, op: Edit): Entity {
  const field = op.f ?? '';
  const next = withText(entity, field, op.v);
  return { ...next, fields: withField(entity.fields, field, isTextUpdate(op.v) ? op.v.text : op.v) };
}

/** A day is there as soon as something is set on it. */
const dayless = (op: Edit): Entity | null => (op.k === 'set' && op.type === 'day' ? created({ ...op, v: {} }, { seq: 0, by: '', at: '' }) : null);

/** Somebody who has left may be made a member again: the id is the user's, so there is no other to take. */
const mayReturn = ({ type, deleted }: Entity): boolean => type === 'member' && deleted;

/**
 * One operation on the one entity it is about. Null when it is refused: the entity is not there, or is created twice.
 * The same in `internal/itinerary/sync`; both replay testdata/vectors.json.
 */
export function reduce(entity: Entity | undefined, op: Edit, stamp: Stamp): Entity | null {
  if (op.k === 'create') return entity && !mayReturn(entity) ? null : created(op, stamp);
  const was = entity ?? dayless(op);
  if (!was) return null;
  const noted = { seq: stamp.seq, updated_by: stamp.by, updated_at: stamp.at };
  switch (op.k) {
    case 'set':
      return { ...set(was, op), ...noted };
    case 'place':
      return { ...was, place: placeOf(op.v), ...noted };
    case 'delete':
    case 'restore':
      return { ...was, deleted: op.k === 'delete', ...noted };
  }
}

/** Who makes an itinerary owns it. */
export function ownerMade(op: Edit, stamp: Stamp): Entity | null {
  if (op.k !== 'create' || op.type !== 'itinerary' || stamp.by === '') return null;
  return created({ k: 'create', type: 'member', id: stamp.by, v: { fields: { role: 'owner' } } }, stamp);
}

export const stampOf = ({ seq, by, at }: LogOp): Stamp => ({ seq, by, at });
