import type { Money } from '../itinerary/model.ts';
import type { Entity, EntityType } from './op.ts';

/** Money that was spent. */
export interface Expense {
  id: string;
  title: string;
  cost: Money | null;
  /** One of the budget's categories, another program's word, or empty. */
  category: string;
  /** A member or a traveller; empty where nobody is named. */
  paidBy: string;
  /** Empty for everybody. */
  sharedBy: readonly string[];
  /** A date, or empty. */
  date: string;
  /** The item that it paid for, or empty. */
  item: string;
}

/** A row of a checklist. */
export interface Check {
  id: string;
  text: string;
  isDone: boolean;
  /** A member or a traveller, or empty. */
  assignee: string;
  /** The item it belongs to, or one of the trip's own lists. */
  list: string;
  pos: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function moneyIn(value: unknown): Money | null {
  if (typeof value !== 'object' || value === null || !('amount' in value) || !('currency' in value)) return null;
  const { amount, currency } = value;
  return typeof amount === 'number' && Number.isSafeInteger(amount) && typeof currency === 'string' ? { amount, currency } : null;
}

const expenseOf = ({ id, place, fields }: Entity): Expense => ({
  id,
  title: text(fields.title),
  cost: moneyIn(fields.cost),
  category: text(fields.category),
  paidBy: text(fields.paid_by),
  sharedBy: Array.isArray(fields.shared_by) ? fields.shared_by.filter((each) => typeof each === 'string') : [],
  date: text(fields.date),
  item: place.parent,
});

const checkOf = ({ id, place, fields }: Entity): Check => ({ id, text: text(fields.text), isDone: fields.done === true, assignee: text(fields.assignee), list: place.parent, pos: place.pos });

/**
 * Reads entities of one type. They never change in place, so what is read of one is read once, and the list is a new one
 * only when one of them has changed: nothing else is drawn again.
 */
function steady<T>(type: EntityType, read: (entity: Entity) => T, compare: (a: Entity, b: Entity) => number): (entities: Iterable<Entity>) => readonly T[] {
  const known = new WeakMap<Entity, T>();
  let before: readonly Entity[] = [];
  let list: readonly T[] = [];
  const once = (entity: Entity): T => {
    const made = known.get(entity) ?? read(entity);
    known.set(entity, made);
    return made;
  };
  return (entities) => {
    const now = [...entities].filter((entity) => entity.type === type && !entity.deleted);
    if (now.length === before.length && now.every((entity, at) => entity === before[at])) return list;
    before = now;
    list = now.toSorted(compare).map(once);
    return list;
  };
}

const byId = (a: Entity, b: Entity): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The order of entities of a parent: keys compare by code unit, as on the server. */
const byPlace = (a: Entity, b: Entity): number => (a.place.pos === b.place.pos ? byId(a, b) : a.place.pos < b.place.pos ? -1 : 1);

/** Ids are made from the clock, so the newest expense stands last. */
export const steadyExpenses = () => steady('expense', expenseOf, byId);

export const steadyChecks = () => steady('check', checkOf, byPlace);
